package io.praetor.storage.xodus.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {

  ArchitectureTest() {
    super("storage.xodus");
  }
}
