package io.praetor.shell.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code install} and {@code start}. Those of Felix, still there as {@code felix:install} and
 * {@code felix:start}, print what went wrong and then succeed; a script could not tell.
 */
@Component(
    service = BundleCommands.class,
    property = {
      "osgi.command.scope=praetor",
      "osgi.command.function=install",
      "osgi.command.function=start"
    })
public final class BundleCommands {

  private final BundleContext context;

  @Activate
  public BundleCommands(BundleContext context) {
    this.context = context;
  }

  /** Installs bundles, given as URL or as absolute path, and tells their ids. */
  public String install(String... sources) throws BundleException {
    requireAny(sources, "usage: install URL...");
    List<String> ids = new ArrayList<>();
    for (String source : sources) {
      ids.add(Long.toString(installed(source).getBundleId()));
    }
    return (ids.size() == 1 ? "Bundle ID: " : "Bundle IDs: ") + String.join(", ", ids);
  }

  /** Starts bundles, given by id, or installs them first, given as {@link #install} takes them. */
  public void start(String... bundles) throws BundleException {
    requireAny(bundles, "usage: start ID|URL...");
    for (String bundle : bundles) {
      find(bundle).start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  private Bundle find(String bundle) throws BundleException {
    if (!bundle.matches("\\d+")) {
      return installed(bundle);
    }
    Bundle found = context.getBundle(Long.parseLong(bundle));
    if (found == null) {
      throw new IllegalArgumentException("no bundle has the id " + bundle);
    }
    return found;
  }

  private Bundle installed(String source) throws BundleException {
    String location = source.startsWith("/") ? "file:" + source : source;
    try {
      // Not in our name: the bundle stays when this one goes.
      return context.getBundle(0).getBundleContext().installBundle(location);
    } catch (BundleException e) {
      throw e.getCause() == null
          ? e
          : new BundleException(
              "cannot install " + source + ": " + e.getCause().getMessage(), e.getType(), e);
    }
  }

  private static void requireAny(String[] arguments, String usage) {
    if (arguments.length == 0) {
      throw new IllegalArgumentException(usage);
    }
  }
}
