package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the framework hold what the plugin directory holds. Given the jars of the directory again
 * and again, it acts on what has been the same twice in a row: a file that is still being written
 * keeps changing. One thread at a time.
 */
final class Plugins {

  private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

  private final Bundles bundles;
  private final PluginInstaller installer;

  private Map<Path, FileStamp> previous = Map.of();
  private final Map<Path, Plugin> installed = new HashMap<>();
  private final Map<Path, Failure> failures = new HashMap<>();

  private Map<Path, Failure> reported = Map.of();

  /** Replaced as a whole, so that the status can be read at any time. */
  private volatile Map<String, String> status = Map.of();

  /** A jar that was not accepted, and why. */
  private record Failure(FileStamp stamp, String reason) {}

  Plugins(Bundles bundles, PluginInstaller installer) {
    this.bundles = bundles;
    this.installer = installer;
    for (Installed bundle : bundles.all()) {
      Plugin.adopted(bundle).ifPresent(plugin -> installed.put(plugin.file(), plugin));
    }
  }

  /** What is installed and what was refused, by file name. */
  Map<String, String> status() {
    return status;
  }

  /** Acts on the content of the directory. */
  void follow(Map<Path, FileStamp> found) {
    boolean changed = removeAbsent(found);
    List<Path> settled = settled(found);
    changed |=
        deploy(settled.stream().filter(file -> isNews(file, found.get(file))).toList(), found);
    // What failed may have waited for a package of a bundle that has come now.
    while (changed) {
      changed = deploy(settled.stream().filter(failures::containsKey).toList(), found);
    }
    failures.keySet().retainAll(found.keySet());
    report();
    previous = Map.copyOf(found);
    status = describe();
  }

  private boolean removeAbsent(Map<Path, FileStamp> found) {
    boolean changed = false;
    for (Plugin plugin : List.copyOf(installed.values())) {
      Path file = plugin.file();
      if (!found.containsKey(file) && !previous.containsKey(file)) {
        installed.remove(file);
        installer.remove(plugin);
        changed = true;
      }
    }
    return changed;
  }

  private List<Path> settled(Map<Path, FileStamp> found) {
    List<Path> settled = new ArrayList<>();
    found.forEach(
        (file, stamp) -> {
          if (stamp.equals(previous.get(file))) {
            settled.add(file);
          }
        });
    settled.sort(null);
    return settled;
  }

  private boolean isNews(Path file, FileStamp stamp) {
    Failure failure = failures.get(file);
    if (failure != null) {
      return !failure.stamp.equals(stamp);
    }
    Plugin plugin = installed.get(file);
    return plugin == null || !plugin.stamp().equals(Optional.of(stamp));
  }

  /** Returns whether any of them went in. */
  private boolean deploy(List<Path> files, Map<Path, FileStamp> found) {
    boolean any = false;
    for (Path file : files) {
      any |= deploy(file, found.get(file));
    }
    return any;
  }

  private boolean deploy(Path file, FileStamp stamp) {
    try {
      Optional<Plugin> old = Optional.ofNullable(installed.get(file));
      installed.put(file, installer.deploy(file, stamp, old, installed.values()));
      failures.remove(file);
      return true;
    } catch (DeployException e) {
      failures.put(file, new Failure(stamp, e.getMessage()));
      return false;
    }
  }

  /** At the end of a round and once: until then another plugin may have made it good. */
  private void report() {
    failures.forEach(
        (file, failure) -> {
          if (!failure.equals(reported.get(file))) {
            LOG.error("Plugin {}: {}", file.getFileName(), failure.reason);
          }
        });
    reported = Map.copyOf(failures);
  }

  private Map<String, String> describe() {
    Map<Path, String> lines = new TreeMap<>();
    for (Plugin plugin : installed.values()) {
      lines.put(
          plugin.file(),
          plugin.bundle(bundles).map(Installed::toString).orElse("was uninstalled by hand"));
    }
    failures.forEach(
        (file, failure) ->
            lines.merge(
                file, "failed: " + failure.reason, (now, why) -> now + ", newer one " + why));
    Map<String, String> named = new LinkedHashMap<>();
    lines.forEach((file, line) -> named.put(file.getFileName().toString(), line));
    return named;
  }
}
