package io.praetor.deploy.internal;

import io.praetor.api.config.DeploySettings;
import io.praetor.spi.http.HttpEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Swaps by hand at any time, and keeps the plugins: those of the plugin directory where the
 * configuration names one, and else those that are installed during this life of the agent. Its
 * service is what {@code praetor:status} shows, and the command {@code praetor:swap}.
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

  /** Changes that wait while one is carried out. */
  private static final int MAX_WAITING = 16;

  private static final int MAX_READS = 256;

  private static final String PASSING_DIRECTORY = "plugins";

  private final Path directory;
  private final Deployment deployment;
  private final DirectoryWatch watch;
  private final ExecutorService reads;
  private final ExecutorService changes;
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

  /** An agent that does not know whom it may trust does not start. */
  @Activate
  public DeployComponent(
      DeploySettings settings,
      BundleContext context,
      @Reference(
              target = "(praetor.fatal=true)",
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.RELUCTANT)
          Consumer<String> fatal)
      throws DeployException {
    directory =
        Objects.requireNonNullElse(settings.pluginDirectory(), "").isEmpty()
            ? context.getDataFile(PASSING_DIRECTORY).toPath()
            : Path.of(settings.pluginDirectory());
    boolean starts =
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() != Bundle.ACTIVE;
    TrustedSigners signers = signers(settings, starts ? fatal : null);
    deployment = deployment(context);
    watch = new DirectoryWatch(directory, deployment::follow);
    reads = executor("deploy-reads", MAX_READS);
    changes = executor("deploy-requests", MAX_WAITING);
    publish(context, new PluginsEndpoint(deployment, signers, reads, changes));
    StagedJar.removeLeftovers(directory);
    watch.start();
  }

  private static TrustedSigners signers(DeploySettings settings, Consumer<String> fatal)
      throws DeployException {
    try {
      return TrustedSigners.read(List.of(settings.signerFiles()));
    } catch (DeployException e) {
      if (fatal != null) {
        fatal.accept(e.getMessage());
      }
      throw e;
    }
  }

  /** One thread, which goes when there is nothing to do. */
  private static ExecutorService executor(String name, int waiting) {
    return new ThreadPoolExecutor(
        0, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), work -> daemon(work, name));
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private Deployment deployment(BundleContext context) {
    Bundles bundles = new TimedBundles(new FrameworkBundles(context));
    SafeSwap swap = new SafeSwap(bundles);
    Shelf shelf = new Shelf(context.getDataFile("shelf").toPath());
    Plugins plugins = new Plugins(bundles, new PluginInstaller(bundles, swap, shelf));
    return new Deployment(
        plugins, new PluginOperator(directory, plugins), new OperatorSwap(bundles, swap, shelf));
  }

  private void publish(BundleContext context, HttpEndpoint endpoint) {
    registrations.add(context.registerService(HttpEndpoint.class, endpoint, null));
    registrations.add(
        context.registerService(
            PluginCommands.class,
            new PluginCommands(deployment),
            FrameworkUtil.asDictionary(
                Map.of(
                    "osgi.command.scope",
                    PluginCommands.SCOPE,
                    "osgi.command.function",
                    new String[] {"list", "info", "install", "update", "uninstall"}))));
  }

  @Deactivate
  void deactivate() {
    registrations.forEach(ServiceRegistration::unregister);
    reads.shutdown();
    changes.shutdown();
    watch.close();
  }

  /** {@code praetor:swap ID PATH}. */
  public String swap(String bundleId, String jar) throws DeployException {
    return deployment.swap(bundleId, jar);
  }

  @Override
  public Map<String, String> get() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("directory", directory.toString());
    lines.putAll(deployment.status());
    return lines;
  }
}
