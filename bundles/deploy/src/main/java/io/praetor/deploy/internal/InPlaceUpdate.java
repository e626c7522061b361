package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a bundle new content under its old version. The framework cannot hold two bundles of one
 * name and version, so there is a gap: whoever builds a new version avoids it.
 */
final class InPlaceUpdate {

  private final Bundles bundles;
  private final SafeSwap swap;
  private final Departure departure;

  InPlaceUpdate(Bundles bundles, SafeSwap swap) {
    this.bundles = bundles;
    this.swap = swap;
    this.departure = new Departure(bundles);
  }

  /**
   * @param previous the content until now, to go back to
   * @return what was done
   */
  String update(Installed bundle, BundleFile file, Optional<Path> previous) throws DeployException {
    SwapClass.requireReplaceable(bundle);
    departure.requireNobodyBound(bundle);
    Map<String, Integer> services = bundles.services(bundle.id());
    List<String> notes = new ArrayList<>();
    try {
      exchange(bundle, file.path(), notes);
    } catch (DeployException e) {
      throw keptBack(bundle, e, notes);
    }
    try {
      bundles.start(bundle.id());
      swap.requireSound(bundle);
      swap.requireServices(bundle, services);
    } catch (DeployException e) {
      throw goneBack(bundle, previous, e);
    }
    notes.add(0, bundle + " updated in place, with a gap, because the version is the same");
    return String.join("; ", notes);
  }

  /** Stops it and gives it the content; when this fails, it has its old one. */
  private void exchange(Installed bundle, Path content, List<String> notes) throws DeployException {
    Set<Thread> threads = bundles.threads(bundle.id());
    departure.stop(bundle, notes);
    departure.exchange(bundle, threads, () -> bundles.update(bundle.id(), content), notes);
  }

  /** The framework did not take the new content, as when the bundle hangs in its stop for good. */
  private DeployException keptBack(Installed bundle, DeployException reason, List<String> notes) {
    notes.add(reason.getMessage());
    try {
      bundles.start(bundle.id());
      notes.add(bundle + " runs with its old content");
    } catch (DeployException e) {
      reason.addSuppressed(e);
      notes.add(bundle + " has its old content and does not run: " + e.getMessage());
    }
    return new DeployException(String.join("; ", notes), reason);
  }

  private DeployException goneBack(
      Installed bundle, Optional<Path> previous, DeployException reason) {
    List<String> said = new ArrayList<>(List.of(reason.getMessage()));
    if (previous.isEmpty()) {
      said.add("the old content of " + bundle + " is not known any more");
      return new DeployException(String.join("; ", said), reason);
    }
    try {
      exchange(bundle, previous.get(), said);
      bundles.start(bundle.id());
      said.add(bundle + " has its old content again");
    } catch (DeployException e) {
      reason.addSuppressed(e);
      said.add("going back failed, too: " + e.getMessage());
    }
    return new DeployException(String.join("; ", said), reason);
  }
}
