package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All changes of bundles, one at a time, by whomever. Thread-safe; a change may take a minute. */
final class Deployment {

  private final Plugins plugins;
  private final PluginOperator operator;
  private final OperatorSwap swap;

  Deployment(Plugins plugins, PluginOperator operator, OperatorSwap swap) {
    this.plugins = plugins;
    this.operator = operator;
    this.swap = swap;
  }

  /** Looks at what is in the plugin directory. */
  synchronized void follow(Map<Path, FileStamp> jars) {
    plugins.follow(jars);
  }

  synchronized String install(Path jar) throws DeployException {
    return operator.install(jar);
  }

  synchronized String update(Path jar) throws DeployException {
    return operator.update(jar);
  }

  /** As {@link #update(Path)}, when the jar is what it is said to be, and newer. */
  synchronized String updateToNewer(String name, Path jar) throws DeployException {
    BundleFile content = BundleFile.read(jar);
    if (!content.name().equals(name)) {
      throw new DeployException("the jar is " + content + ", not " + name);
    }
    return operator.updateToNewer(jar);
  }

  synchronized String uninstall(String name) throws DeployException {
    return operator.uninstall(name);
  }

  /** Replaces any bundle, the agent's own ones included. */
  synchronized String swap(String bundleId, String jar) throws DeployException {
    return swap.swap(bundleId, jar);
  }

  /** Does not wait for a change that is under way. */
  List<PluginState> plugins() {
    return plugins.states();
  }

  /** As {@link #plugins()}, a line each. */
  Map<String, String> status() {
    return plugins.status();
  }
}
