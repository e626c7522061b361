package io.praetor.deploy.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * What an operator asks for by name. The plugin directory is changed as the framework is: a jar
 * gets its place there when it runs, and loses it before it stops, so that a crash at any point
 * leaves either the old state or the new one.
 */
final class PluginOperator {

  private final Path directory;
  private final Plugins plugins;

  PluginOperator(Path directory, Plugins plugins) {
    this.directory = directory;
    this.plugins = plugins;
  }

  /** Brings in a plugin that is not there yet. Returns what was done, in a line. */
  String install(Path jar) throws DeployException {
    try (StagedJar staged = StagedJar.copy(jar, directory)) {
      BundleFile content = BundleFile.read(staged.path());
      if (plugins.find(content.name()).isPresent()) {
        throw new DeployException(content.name() + " is installed already; use update");
      }
      Path file = directory.resolve(content.name() + ".jar");
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new DeployException(file + " is there already, and is another plugin");
      }
      return plugins.bringIn(file, staged);
    }
  }

  /** Replaces a plugin by another version of itself. */
  String update(Path jar) throws DeployException {
    return update(jar, (old, content) -> {});
  }

  /** The same, but not by an older one: what was signed once may be known to be bad by now. */
  String updateToNewer(Path jar) throws DeployException {
    return update(jar, plugins::requireNewer);
  }

  private interface Rule {
    void require(Plugin old, BundleFile content) throws DeployException;
  }

  private String update(Path jar, Rule rule) throws DeployException {
    try (StagedJar staged = StagedJar.copy(jar, directory)) {
      BundleFile content = BundleFile.read(staged.path());
      Plugin old = required(content.name());
      rule.require(old, content);
      if (old.digest().equals(content.digest())) {
        throw new DeployException(content + " is what runs already");
      }
      return plugins.bringIn(old.file(), staged);
    }
  }

  /**
   * Takes a plugin away, unless the agent cannot do without it.
   *
   * @param name of the bundle or of its file
   */
  String uninstall(String name) throws DeployException {
    Plugin plugin = required(name);
    plugins.requireDispensable(plugin);
    try {
      Files.deleteIfExists(plugin.file());
    } catch (IOException e) {
      throw new DeployException("cannot remove " + plugin.file() + ": " + e, e);
    }
    return plugins.takeAway(plugin);
  }

  private Plugin required(String name) throws DeployException {
    return plugins
        .find(name)
        .orElseThrow(() -> new DeployException("no plugin has the name " + name));
  }
}
