package io.praetor.deploy.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {

  ArchitectureTest() {
    super("deploy");
  }
}
