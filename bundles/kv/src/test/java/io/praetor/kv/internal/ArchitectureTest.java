package io.praetor.kv.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {
  ArchitectureTest() {
    super("kv");
  }
}
