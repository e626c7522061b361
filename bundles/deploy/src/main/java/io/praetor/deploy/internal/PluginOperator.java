package io.praetor.deploy.internal;

import java.io.IOException;
import java.nio.file.Files;
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
      return plugins.bringIn(directory.resolve(content.name() + ".jar"), staged);
    }
  }

  /** Replaces a plugin by another version of itself. */
  String update(Path jar) throws DeployException {
    try (StagedJar staged = StagedJar.copy(jar, directory)) {
      BundleFile content = BundleFile.read(staged.path());
      Plugin old = required(content.name());
      if (old.digest().equals(content.digest())) {
        throw new DeployException(content + " is what runs already");
      }
      return plugins.bringIn(old.file(), staged);
    }
  }

  /**
   * Takes a plugin away.
   *
   * @param name of the bundle or of its file
   */
  String uninstall(String name) throws DeployException {
    Plugin plugin = required(name);
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
