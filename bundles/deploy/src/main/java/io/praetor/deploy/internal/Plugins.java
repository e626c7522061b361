package io.praetor.deploy.internal;

import io.praetor.deploy.internal.PluginState.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.Version;
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

  /** Replaced as a whole, so that it can be read at any time. */
  private volatile View view = new View(Map.of(), Map.of());

  /** A jar that was not accepted, and why. */
  private record Failure(FileStamp stamp, String reason) {}

  private record View(Map<Path, Plugin> installed, Map<Path, Failure> failures) {}

  Plugins(Bundles bundles, PluginInstaller installer) {
    this.bundles = bundles;
    this.installer = installer;
    for (Installed bundle : bundles.all()) {
      Plugin.adopted(bundle).ifPresent(plugin -> installed.put(plugin.file(), plugin));
    }
    show();
  }

  private void show() {
    view = new View(Map.copyOf(installed), Map.copyOf(failures));
  }

  /** What is installed and what was refused, by file name. */
  Map<String, String> status() {
    Map<String, String> lines = new LinkedHashMap<>();
    for (PluginState plugin : states()) {
      String now = plugin.bundle().map(Installed::toString).orElse("");
      String word = plugin.state() == PluginState.State.FAILED ? "failed: " : "";
      String problem = plugin.problem().isEmpty() ? "" : word + plugin.problem();
      lines.put(
          plugin.file(), now.isEmpty() || problem.isEmpty() ? now + problem : now + ", " + problem);
    }
    return lines;
  }

  /** The same with all there is to know, by file name; at any time, by any thread. */
  List<PluginState> states() {
    View now = view;
    Map<String, PluginState> states = new TreeMap<>();
    now.installed.forEach(
        (file, plugin) -> states.put(name(file), state(plugin, now.failures.get(file))));
    now.failures.forEach(
        (file, failure) -> states.computeIfAbsent(name(file), any -> failed(file, failure)));
    return List.copyOf(states.values());
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private PluginState state(Plugin plugin, Failure newer) {
    String file = name(plugin.file());
    Optional<Installed> bundle = plugin.bundle(bundles);
    if (bundle.isEmpty()) {
      return new PluginState(
          file, bundle, State.UNINSTALLED, List.of(), plugin.report(), "was uninstalled by hand");
    }
    long id = bundle.get().id();
    Components components = bundles.components(id);
    List<String> problems = new ArrayList<>(components.failed());
    problems.addAll(components.waiting());
    State state = problems.isEmpty() ? State.ACTIVE : State.WAITING;
    if (newer != null) {
      problems.add("newer one failed: " + newer.reason);
    }
    String use = bundles.reasonToStay(id);
    if (!use.isEmpty() && !Files.exists(plugin.file())) {
      problems.add("its file is gone; " + use);
    }
    List<String> provides = bundles.services(id).keySet().stream().sorted().toList();
    return new PluginState(
        file, bundle, state, provides, plugin.report(), String.join("; ", problems));
  }

  private static PluginState failed(Path file, Failure failure) {
    return new PluginState(
        name(file), Optional.empty(), State.FAILED, List.of(), "", failure.reason);
  }

  /** The plugin whose bundle, or whose file, has this name. */
  Optional<Plugin> find(String name) {
    return installed.values().stream()
        .filter(
            plugin ->
                name(plugin.file()).equals(name)
                    || plugin.bundle(bundles).filter(one -> one.name().equals(name)).isPresent())
        .findFirst();
  }

  void requireDispensable(Plugin plugin) throws DeployException {
    String reason = bundles.reasonToStay(plugin.bundleId());
    if (!reason.isEmpty()) {
      throw new DeployException(reason);
    }
  }

  void requireNewer(Plugin old, BundleFile content) throws DeployException {
    Optional<Installed> bundle = old.bundle(bundles);
    if (bundle.isPresent()
        && Version.parseVersion(content.version())
                .compareTo(Version.parseVersion(bundle.get().version()))
            <= 0) {
      throw new DeployException(content + " is not newer than " + bundle.get());
    }
  }

  /** Brings in what an operator gives, and then makes it a file of the directory. */
  String bringIn(Path file, StagedJar staged) throws DeployException {
    FileStamp stamp = FileStamp.of(staged.path()); // Moving it does not change it.
    Optional<Plugin> old = Optional.ofNullable(installed.get(file));
    Plugin fresh = installer.deploy(file, staged.path(), stamp, old, installed.values());
    installed.put(file, fresh);
    failures.remove(file);
    remember(file, stamp);
    show();
    staged.moveTo(file);
    return fresh.report();
  }

  /** Takes away a plugin whose file is gone already. */
  String takeAway(Plugin plugin) {
    installed.remove(plugin.file());
    remember(plugin.file(), null);
    show();
    return installer.remove(plugin);
  }

  /** A look at the directory that began before a change must not undo it. */
  private void remember(Path file, FileStamp stamp) {
    Map<Path, FileStamp> known = new HashMap<>(previous);
    if (stamp == null) {
      known.remove(file);
    } else {
      known.put(file, stamp);
    }
    previous = known;
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
    show();
  }

  private boolean removeAbsent(Map<Path, FileStamp> found) {
    boolean changed = false;
    for (Plugin plugin : List.copyOf(installed.values())) {
      Path file = plugin.file();
      boolean isGone = !found.containsKey(file) && !previous.containsKey(file);
      if (isGone && bundles.reasonToStay(plugin.bundleId()).isEmpty()) {
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
      installed.put(file, installer.deploy(file, file, stamp, old, installed.values()));
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
}
