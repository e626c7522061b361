package ${package};

import io.praetor.spi.storage.StorageEngine;
import io.praetor.spi.storage.Store;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/** The engine that configuration calls {@code ${engine}}: simple, whole, and slow when it is large. */
@Component(property = StorageEngine.NAME + "=${engine}")
public final class SnapshotEngine implements StorageEngine {

  @Override
  public Store open(Path directory) throws IOException {
    return new SnapshotStore(directory);
  }
}
