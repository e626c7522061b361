package io.praetor.config.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {

  ArchitectureTest() {
    super("config");
  }
}
