package io.praetor.storage.mvstore.internal;

import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Keeps the state in an MVStore. */
@Component(property = StorageEngine.NAME + "=mvstore")
public final class MvstoreStorageEngine implements StorageEngine {

  private final Set<MvstoreStore> open = ConcurrentHashMap.newKeySet();

  @Override
  public Store open(Path directory) throws IOException {
    MvstoreStore store = MvstoreStore.open(directory, MvstoreStore.MAX_CHANGES, open::remove);
    open.add(store);
    return store;
  }

  /**
   * Whoever has a store open was told that the engine goes; this is for those who did not listen.
   */
  @Deactivate
  void deactivate() {
    open.forEach(MvstoreStore::close);
  }
}
