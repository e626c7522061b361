package io.praetor.snapshot.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {
  ArchitectureTest() {
    super("snapshot");
  }
}
