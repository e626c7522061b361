package io.praetor.itest;

import io.praetor.itest.harness.FrameworkExtension;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server: every bundle starts, and every component that a server needs comes up. */
class WiringIT extends WiringContract {

  @RegisterExtension
  static final FrameworkExtension FRAMEWORK =
      FrameworkExtension.server(new org.apache.felix.framework.FrameworkFactory());

  WiringIT() {
    super(FRAMEWORK, Set.of(), Set.of());
  }
}
