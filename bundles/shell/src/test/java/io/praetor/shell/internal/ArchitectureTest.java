package io.praetor.shell.internal;

import io.praetor.testkit.BundleRules;

class ArchitectureTest extends BundleRules {

  ArchitectureTest() {
    super("shell");
  }
}
