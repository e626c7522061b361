package io.praetor.storage.xodus.internal;

import io.praetor.spi.storage.StorageEngine;
import io.praetor.testkit.storage.CrashContract;

class XodusStorageEngineTest extends CrashContract {

  @Override
  protected StorageEngine create() {
    return new XodusStorageEngine();
  }
}
