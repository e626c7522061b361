package io.praetor.http.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {
  ArchitectureTest() {
    super("http");
  }
}
