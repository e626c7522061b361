package io.praetor.bridge.config.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {
  ArchitectureTest() {
    super("bridge.config");
  }
}
