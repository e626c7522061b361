package io.praetor.deploy.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a bundle new content under its old version. The framework cannot hold two bundles of one
 * name and version, so there is a gap: whoever builds a new version avoids it.
 */
final class InPlaceUpdate {

  private final Bundles bundles;
  private final SafeSwap swap;

  InPlaceUpdate(Bundles bundles, SafeSwap swap) {
    this.bundles = bundles;
    this.swap = swap;
  }

  /**
   * @param previous the content until now, to go back to
   * @return what was done
   */
  String update(Installed bundle, BundleFile file, Optional<Path> previous) throws DeployException {
    SwapClass.requireReplaceable(bundle);
    swap.requireNobodyBound(bundle);
    Map<String, Integer> services = bundles.services(bundle.id());
    try {
      exchange(bundle, file.path());
      swap.requireSound(bundle);
      swap.requireServices(bundle, services);
    } catch (DeployException e) {
      throw goneBack(bundle, previous, e);
    }
    return bundle + " updated in place, with a gap, because the version is the same";
  }

  private void exchange(Installed bundle, Path content) throws DeployException {
    bundles.stop(bundle.id());
    bundles.update(bundle.id(), content);
    bundles.refresh(bundle.id());
    bundles.start(bundle.id());
  }

  private DeployException goneBack(
      Installed bundle, Optional<Path> previous, DeployException reason) {
    if (previous.isEmpty()) {
      return new DeployException(
          reason.getMessage() + "; the old content of " + bundle + " is not known any more",
          reason);
    }
    try {
      exchange(bundle, previous.get());
    } catch (DeployException e) {
      reason.addSuppressed(e);
      return new DeployException(
          reason.getMessage() + "; going back failed, too: " + e.getMessage(), reason);
    }
    return new DeployException(
        reason.getMessage() + "; " + bundle + " has its old content again", reason);
  }
}
