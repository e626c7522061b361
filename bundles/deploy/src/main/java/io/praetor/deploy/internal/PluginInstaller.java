package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides how one jar of the plugin directory goes in: new, beside, in place, or not at all. */
final class PluginInstaller {

  private static final Logger LOG = LoggerFactory.getLogger(PluginInstaller.class);

  private final Bundles bundles;
  private final SafeSwap swap;
  private final InPlaceUpdate inPlace;
  private final Shelf shelf;

  PluginInstaller(Bundles bundles, SafeSwap swap, Shelf shelf) {
    this.bundles = bundles;
    this.swap = swap;
    this.inPlace = new InPlaceUpdate(bundles, swap);
    this.shelf = shelf;
  }

  /**
   * @param old what the same file was before
   * @param plugins all there are
   */
  Plugin deploy(Path file, FileStamp stamp, Optional<Plugin> old, Collection<Plugin> plugins)
      throws DeployException {
    Path copy = shelf.put(file);
    try {
      BundleFile content = BundleFile.read(copy);
      long id = deploy(file, content, old, plugins);
      old.flatMap(Plugin::copy).ifPresent(shelf::discard);
      return new Plugin(file, Optional.of(stamp), id, content.digest(), Optional.of(copy));
    } catch (DeployException e) {
      shelf.discard(copy);
      throw e;
    }
  }

  private long deploy(
      Path file, BundleFile content, Optional<Plugin> old, Collection<Plugin> plugins)
      throws DeployException {
    Optional<Installed> current = old.flatMap(plugin -> plugin.bundle(bundles));
    if (current.isPresent() && old.orElseThrow().digest().equals(content.digest())) {
      return current.get().id(); // Only touched.
    }
    Optional<Installed> same =
        bundles.all().stream().filter(bundle -> bundle.isSame(content)).findFirst();
    if (same.isPresent()) {
      requireNoOtherFile(same.get(), file, plugins);
      updateInPlace(file, same.get(), content, old);
      return same.get().id();
    }
    if (current.isPresent()) {
      SafeSwap.Outcome outcome =
          swap.replace(current.get(), content, Plugin.location(file, content));
      LOG.info("Plugin {}: {}", file.getFileName(), outcome.report());
      return outcome.fresh().id();
    }
    requireNotForeign(content, file, plugins);
    return install(file, content).id();
  }

  private void updateInPlace(Path file, Installed same, BundleFile content, Optional<Plugin> old)
      throws DeployException {
    Optional<Plugin> before = old.filter(plugin -> plugin.bundleId() == same.id());
    String report = inPlace.update(same, content, before.flatMap(Plugin::copy));
    LOG.info("Plugin {}: {}", file.getFileName(), report);
    if (before.isEmpty()) {
      old.ifPresent(this::remove); // The file was another bundle before.
    }
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
      if (other.name().equals(content.name()) && !plugin) {
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
    } catch (DeployException e) {
      bundles.uninstall(fresh.id());
      throw e;
    }
    LOG.info("Plugin {}: {} installed", file.getFileName(), fresh);
    return fresh;
  }

  void remove(Plugin plugin) {
    Optional<Installed> bundle = plugin.bundle(bundles);
    try {
      if (bundle.isPresent()) {
        bundles.stop(bundle.get().id());
        bundles.quiesce();
        bundles.uninstall(bundle.get().id());
        bundles.refresh(bundle.get().id());
        LOG.info("Plugin {}: {} uninstalled", plugin.file().getFileName(), bundle.get());
      }
    } catch (DeployException e) {
      LOG.error("Plugin {}: {}", plugin.file().getFileName(), e.getMessage());
    }
    plugin.copy().ifPresent(shelf::discard);
  }
}
