package ${package};

import io.praetor.spi.storage.StorageEngine;
import io.praetor.testkit.storage.CrashContract;

/** All that is asked of an engine on disk, crashes included. */
class SnapshotEngineTest extends CrashContract {

  @Override
  protected StorageEngine create() {
    return new SnapshotEngine();
  }
}
