package io.praetor.itest;

import io.praetor.itest.harness.FrameworkExtension;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bundles need a framework of the specification, not Felix: the same on Equinox. */
class EquinoxIT extends ServerWiringContract {

  @RegisterExtension
  static final FrameworkExtension FRAMEWORK = FrameworkExtension.server(new EquinoxFactory());

  EquinoxIT() {
    super(FRAMEWORK);
  }
}
