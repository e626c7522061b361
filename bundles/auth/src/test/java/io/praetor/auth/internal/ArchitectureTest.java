package io.praetor.auth.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {

  ArchitectureTest() {
    super("auth");
  }
}
