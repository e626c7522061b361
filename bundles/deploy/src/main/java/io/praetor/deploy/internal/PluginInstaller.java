package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides how one jar of the plugin directory goes in: new, beside, in place, or not at all. */
final class PluginInstaller {

  private static final Logger LOG = LoggerFactory.getLogger(PluginInstaller.class);

  private final Bundles bundles;
  private final SafeSwap swap;
  private final InPlaceUpdate inPlace;
  private final Departure departure;
  private final Shelf shelf;

  PluginInstaller(Bundles bundles, SafeSwap swap, Shelf shelf) {
    this.bundles = bundles;
    this.swap = swap;
    this.inPlace = new InPlaceUpdate(bundles, swap);
    this.departure = new Departure(bundles);
    this.shelf = shelf;
  }

  /**
   * Brings in a jar.
   *
   * @param file what it is in the directory
   * @param source where it is read, which may be another place while it is tried
   * @param old what the same file was before
   * @param plugins all there are
   */
  Plugin deploy(
      Path file, Path source, FileStamp stamp, Optional<Plugin> old, Collection<Plugin> plugins)
      throws DeployException {
    Path copy = shelf.put(source);
    try {
      BundleFile content = BundleFile.read(copy);
      content.requirePlugin();
      Deployed now = deploy(file, content, old, plugins);
      old.flatMap(Plugin::copy).ifPresent(shelf::discard);
      return new Plugin(
          file, Optional.of(stamp), now.id(), content.digest(), Optional.of(copy), now.report());
    } catch (DeployException e) {
      shelf.discard(copy);
      throw e;
    }
  }

  /** What was done, and the bundle that runs now. */
  private record Deployed(long id, String report) {}

  private Deployed deploy(
      Path file, BundleFile content, Optional<Plugin> old, Collection<Plugin> plugins)
      throws DeployException {
    Optional<Installed> current = old.flatMap(plugin -> plugin.bundle(bundles));
    if (current.isPresent() && old.orElseThrow().digest().equals(content.digest())) {
      return new Deployed(current.get().id(), old.orElseThrow().report()); // Only touched.
    }
    Optional<Installed> same =
        bundles.all().stream().filter(bundle -> bundle.isSame(content)).findFirst();
    if (same.isPresent()) {
      requireNotForeign(content, file, plugins);
      requireNoOtherFile(same.get(), file, plugins);
      return new Deployed(same.get().id(), updateInPlace(file, same.get(), content, old));
    }
    if (current.isPresent()) {
      SafeSwap.Outcome outcome =
          swap.replace(current.get(), content, Plugin.location(file, content));
      LOG.info("Plugin {}: {}", file.getFileName(), outcome.report());
      return new Deployed(outcome.fresh().id(), outcome.report());
    }
    requireNotForeign(content, file, plugins);
    Installed fresh = install(file, content);
    return new Deployed(fresh.id(), fresh + " installed");
  }

  private String updateInPlace(Path file, Installed same, BundleFile content, Optional<Plugin> old)
      throws DeployException {
    Optional<Plugin> before = old.filter(plugin -> plugin.bundleId() == same.id());
    String report = inPlace.update(same, content, before.flatMap(Plugin::copy));
    LOG.info("Plugin {}: {}", file.getFileName(), report);
    if (before.isEmpty()) {
      old.ifPresent(this::remove); // The file was another bundle before.
    }
    return report;
  }

  private static void requireNoOtherFile(Installed same, Path file, Collection<Plugin> plugins)
      throws DeployException {
    for (Plugin other : plugins) {
      if (other.bundleId() == same.id() && !other.file().equals(file)) {
        throw new DeployException(
            same + " is installed already, from " + other.file().getFileName());
      }
    }
  }

  /** Beside a bundle that came another way, two versions would do the same work for good. */
  private void requireNotForeign(BundleFile content, Path file, Collection<Plugin> plugins)
      throws DeployException {
    for (Installed other : bundles.all()) {
      boolean plugin = plugins.stream().anyMatch(known -> known.bundleId() == other.id());
      boolean leftover = Plugin.adopted(other).isPresent(); // It could not be taken away.
      if (other.name().equals(content.name()) && !plugin && !leftover) {
        throw new DeployException(
            other
                + " did not come from this directory; use praetor:swap "
                + other.id()
                + " "
                + file);
      }
    }
  }

  private Installed install(Path file, BundleFile content) throws DeployException {
    Installed fresh =
        bundles.install(Plugin.location(file, content), content.path(), bundles.startLevel());
    try {
      bundles.start(fresh.id());
      swap.requireSound(fresh);
    } catch (DeployException e) {
      throw takenAway(fresh, e);
    }
    LOG.info("Plugin {}: {} installed", file.getFileName(), fresh);
    return fresh;
  }

  private DeployException takenAway(Installed fresh, DeployException reason) {
    List<String> said = new ArrayList<>(List.of(reason.getMessage()));
    departure.takeBack(fresh, said);
    return new DeployException(String.join("; ", said), reason);
  }

  /** Returns what was done, in a line. */
  String remove(Plugin plugin) {
    plugin.copy().ifPresent(shelf::discard);
    Optional<Installed> bundle = plugin.bundle(bundles);
    if (bundle.isEmpty()) {
      return plugin.file().getFileName() + " was uninstalled by hand before";
    }
    String report = uninstall(bundle.get());
    LOG.info("Plugin {}: {}", plugin.file().getFileName(), report);
    return report;
  }

  private String uninstall(Installed bundle) {
    Set<Thread> threads = bundles.threads(bundle.id());
    List<String> notes = new ArrayList<>();
    departure.stop(bundle, notes);
    departure.uninstall(bundle, threads, notes);
    notes.add(0, bundle + (departure.isGone(bundle) ? " uninstalled" : " not uninstalled"));
    return String.join("; ", notes);
  }
}
