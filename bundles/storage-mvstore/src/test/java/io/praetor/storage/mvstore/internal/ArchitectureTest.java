package io.praetor.storage.mvstore.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {

  ArchitectureTest() {
    super("storage.mvstore");
  }
}
