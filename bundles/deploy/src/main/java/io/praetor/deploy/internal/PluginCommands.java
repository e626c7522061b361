package io.praetor.deploy.internal;

import java.util.stream.Collectors;

/**
 * {@code plugin:list}, {@code plugin:install} and so on, for the console. Arguments and results are
 * lines for people; what goes wrong is a {@link DeployException}.
 */
public final class PluginCommands {

  static final String SCOPE = "plugin";

  private final Deployment deployment;

  PluginCommands(Deployment deployment) {
    this.deployment = deployment;
  }

  /** What is installed, and what was refused. */
  public String list() {
    return deployment.plugins().isEmpty()
        ? "no plugins"
        : deployment.plugins().stream().map(PluginCommands::line).collect(Collectors.joining("\n"));
  }

  private static String line(PluginState plugin) {
    String version = plugin.bundle().map(bundle -> " " + bundle.version()).orElse("");
    String problem = plugin.problem().isEmpty() ? "" : ": " + plugin.problem();
    return plugin.name() + version + " " + plugin.state().text() + problem;
  }

  /** All about one. */
  public String info(String name) throws DeployException {
    PluginState plugin =
        deployment.plugins().stream()
            .filter(one -> one.isNamed(name))
            .findFirst()
            .orElseThrow(() -> new DeployException("no plugin has the name " + name));
    return line(plugin)
        + "\nfile: "
        + plugin.file()
        + "\nprovides: "
        + String.join(", ", plugin.provides())
        + "\nlast change: "
        + plugin.report();
  }

  /** Installs a jar, given by its absolute path, for good. */
  public String install(String jar) throws DeployException {
    return deployment.install(OperatorSwap.path(jar));
  }

  /** Replaces a plugin by another version. */
  public String update(String jar) throws DeployException {
    return deployment.update(OperatorSwap.path(jar));
  }

  /** Takes a plugin away. */
  public String uninstall(String name) throws DeployException {
    return deployment.uninstall(name);
  }
}
