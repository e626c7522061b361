package io.praetor.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Replaces a bundle by another one so that whoever uses its services finds a provider at any time:
 * the new one is installed beside the old one, started, and must provide what the old one provides;
 * only then the old one stops. If anything goes wrong before that, the new one is taken away again
 * and the old one has never been touched.
 *
 * <p>A bundle of class {@link SwapClass#SINGLE} cannot run beside itself. There the old one stops
 * first, when all is prepared for the new one, and is started again if the new one fails.
 */
final class SafeSwap {

  private final Bundles bundles;

  SafeSwap(Bundles bundles) {
    this.bundles = bundles;
  }

  /**
   * @param fresh what runs now
   * @param report what was done, in a line or two
   */
  record Outcome(Installed fresh, String report) {}

  Outcome replace(Installed old, BundleFile file, String location) throws DeployException {
    SwapClass.requireReplaceable(old);
    requireNobodyBound(old);
    Map<String, Integer> services = bundles.services(old.id());
    boolean beside = SwapClass.of(old.name()) == SwapClass.BESIDE;
    List<String> notes = new ArrayList<>();

    Installed fresh = bundles.install(location, file.path(), old.startLevel());
    try {
      if (!beside) {
        bundles.prepare(fresh.id());
        notes.add("with a gap, since it cannot run beside itself");
        stop(old, notes);
      }
      bundles.start(fresh.id());
      requireServices(fresh, services);
      if (beside) {
        bundles.quiesce(); // who looked for a service just before has found the old one only
      }
    } catch (DeployException e) {
      throw takenBack(fresh, old, beside, e);
    }
    retire(old, beside, notes);
    return new Outcome(fresh, report(old, fresh, notes));
  }

  /** Its classes would live on in others, who would have to be restarted with it. */
  void requireNobodyBound(Installed bundle) throws DeployException {
    List<Installed> others = othersBoundTo(bundle);
    if (!others.isEmpty()) {
      throw new DeployException("the classes of " + bundle + " are used by " + names(others));
    }
  }

  private List<Installed> othersBoundTo(Installed bundle) {
    return bundles.refreshClosure(bundle.id()).stream()
        .filter(bound -> bound.id() != bundle.id())
        .toList();
  }

  private void requireServices(Installed fresh, Map<String, Integer> services)
      throws DeployException {
    if (!bundles.awaitServices(fresh.id(), services)) {
      throw new DeployException(
          fresh
              + " started but does not provide what the old one does: "
              + missing(fresh, services));
    }
  }

  private String missing(Installed fresh, Map<String, Integer> services) {
    Map<String, Integer> provided = bundles.services(fresh.id());
    return services.entrySet().stream()
        .filter(wanted -> provided.getOrDefault(wanted.getKey(), 0) < wanted.getValue())
        .map(wanted -> wanted.getKey())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private DeployException takenBack(
      Installed fresh, Installed old, boolean beside, DeployException reason) {
    DeployException failure =
        new DeployException(reason.getMessage() + "; " + old + " stays", reason);
    try {
      bundles.uninstall(fresh.id());
      bundles.refresh(fresh.id());
      if (!beside) {
        bundles.start(old.id());
      }
    } catch (DeployException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  /** The new one works by now, so nothing that happens here undoes the swap. */
  private void retire(Installed old, boolean beside, List<String> notes) {
    if (beside) {
      stop(old, notes);
    }
    List<Installed> others = othersBoundTo(old);
    try {
      bundles.quiesce();
      bundles.uninstall(old.id());
      if (others.isEmpty()) {
        bundles.refresh(old.id());
        notes.add("refreshed: " + old);
      } else {
        notes.add("not refreshed, because its classes came into use by " + names(others));
      }
    } catch (DeployException e) {
      notes.add(e.getMessage());
    }
  }

  /** A bundle that complains while it stops has stopped nevertheless. */
  private void stop(Installed old, List<String> notes) {
    try {
      bundles.stop(old.id());
    } catch (DeployException e) {
      notes.add(e.getMessage());
    }
  }

  private static String report(Installed old, Installed fresh, List<String> notes) {
    return old + " replaced by " + fresh + "; " + String.join("; ", notes);
  }

  private static String names(List<Installed> others) {
    return others.stream().map(Installed::toString).collect(Collectors.joining(", "));
  }
}
