package io.praetor.bridge.discovery.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {
  ArchitectureTest() {
    super("bridge.discovery");
  }
}
