package io.praetor.tls.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {

  ArchitectureTest() {
    super("tls");
  }
}
