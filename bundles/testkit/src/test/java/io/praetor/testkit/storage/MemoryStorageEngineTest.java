package io.praetor.testkit.storage;

import io.praetor.spi.storage.StorageEngine;

class MemoryStorageEngineTest extends StorageEngineContract {

  @Override
  protected StorageEngine create() {
    return new MemoryStorageEngine();
  }
}
