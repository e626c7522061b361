package io.praetor.bridge.health.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {
  ArchitectureTest() {
    super("bridge.health");
  }
}
