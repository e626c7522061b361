package io.praetor.deploy.guest;

import java.util.concurrent.Callable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What a test bundle does, as its manifest says. */
public final class GuestActivator implements BundleActivator {

  /** Header: {@code true} makes the start fail. */
  public static final String FAILS = "Guest-Fails";

  /** Header: {@code true} registers no service. */
  public static final String SILENT = "Guest-Silent";

  @Override
  public void start(BundleContext context) {
    if (says(context, FAILS)) {
      throw new IllegalStateException("told to fail");
    }
    if (!says(context, SILENT)) {
      String version = context.getBundle().getVersion().toString();
      context.registerService(Callable.class, () -> version, null);
    }
  }

  private static boolean says(BundleContext context, String header) {
    return "true".equals(context.getBundle().getHeaders().get(header));
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service away.
  }
}
