package io.praetor.storage.xodus.internal;

import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Keeps the state in Xodus. */
@Component(property = StorageEngine.NAME + "=xodus")
public final class XodusStorageEngine implements StorageEngine {

  /** Without it, ending the threads would load Xodus first. */
  private volatile boolean used;

  private final Set<XodusStore> open = ConcurrentHashMap.newKeySet();

  @Override
  public Store open(Path directory) throws IOException {
    SharedThreads.start();
    used = true;
    XodusStore store =
        XodusStore.open(
            directory,
            environment -> new BatchWriter(environment, BatchWriter.MAX_CHANGES),
            open::remove);
    open.add(store);
    return store;
  }

  /**
   * Whoever has a store open was told that the engine goes; this is for those who did not listen.
   */
  @Deactivate
  void deactivate() throws IOException {
    for (XodusStore store : open) {
      store.close();
    }
    if (used) {
      SharedThreads.finish();
    }
  }
}
