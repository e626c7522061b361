package io.praetor.itest.guest;

import io.praetor.spi.cli.Command;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A command that says the version of its bundle; with a header it fails to start. */
public final class VersionCommand implements BundleActivator, Command {

  /** Header: {@code true} makes the start fail. */
  public static final String FAILS = "VersionCommand-Fails";

  private String version;

  @Override
  public void start(BundleContext context) {
    if ("true".equals(context.getBundle().getHeaders().get(FAILS))) {
      throw new IllegalStateException("told to fail");
    }
    version = context.getBundle().getVersion().toString();
    context.registerService(
        Command.class,
        this,
        FrameworkUtil.asDictionary(Map.of(Command.NAME, "greet", Command.SCOPE, "itest")));
  }

  @Override
  public void stop(BundleContext context) {
    // The framework takes the service away.
  }

  @Override
  public int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
    out.println("hello " + String.join(" ", arguments) + " from " + version);
    return arguments.isEmpty() ? 1 : 0;
  }
}
