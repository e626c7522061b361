package io.praetor.metrics.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {
  ArchitectureTest() {
    super("metrics");
  }
}
