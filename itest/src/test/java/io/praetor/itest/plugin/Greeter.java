package io.praetor.itest.plugin;

import io.praetor.spi.cli.Command;
import java.io.PrintStream;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A command that says the version of its bundle; with a header it fails to start. */
public final class Greeter implements BundleActivator, Command {

  /** Header: {@code true} makes the start fail. */
  public static final String FAILS = "Greeter-Fails";

  private String version;

  @Override
  public void start(BundleContext context) {
    if ("true".equals(context.getBundle().getHeaders().get(FAILS))) {
      throw new IllegalStateException("told to fail");
    }
    version = context.getBundle().getVersion().toString();
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put(Command.NAME, "greet");
    properties.put(Command.SCOPE, "itest");
    context.registerService(Command.class, this, properties);
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
