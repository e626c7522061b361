package io.praetor.deploy.internal;

import io.praetor.api.config.DeploySettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Swaps by hand at any time, and follows the plugin directory where the configuration names one.
 * Its service is what {@code praetor:status} shows, and the command {@code praetor:swap}.
 */
@Component(
    service = Supplier.class,
    immediate = true,
    configurationPid = DeploySettings.PID,
    property = {
      "praetor.status=deploy",
      "osgi.command.scope=praetor",
      "osgi.command.function=swap"
    })
public final class DeployComponent implements Supplier<Map<String, String>> {

  /** One change of bundles at a time, by whomever. */
  private final Object turn = new Object();

  private final String directory;
  private final Plugins plugins;
  private final OperatorSwap operator;
  private final DirectoryWatch watch;

  @Activate
  public DeployComponent(DeploySettings settings, BundleContext context) {
    Bundles bundles = new FrameworkBundles(context);
    SafeSwap swap = new SafeSwap(bundles);
    Shelf shelf = new Shelf(context.getDataFile("shelf").toPath());
    directory = settings.pluginDirectory();
    operator = new OperatorSwap(bundles, swap, shelf);
    if (directory == null) {
      plugins = null;
      watch = null;
    } else {
      plugins = new Plugins(bundles, new PluginInstaller(bundles, swap, shelf));
      watch = new DirectoryWatch(Path.of(directory), plugins, turn);
      watch.start();
    }
  }

  @Deactivate
  void deactivate() {
    if (watch != null) {
      watch.close();
    }
  }

  /** {@code praetor:swap ID PATH}. */
  public String swap(String bundleId, String jar) throws DeployException {
    synchronized (turn) {
      return operator.swap(bundleId, jar);
    }
  }

  @Override
  public Map<String, String> get() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("directory", directory == null ? "none" : directory);
    if (plugins != null) {
      lines.putAll(plugins.status());
    }
    return lines;
  }
}
