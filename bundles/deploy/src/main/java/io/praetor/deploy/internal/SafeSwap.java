package io.praetor.deploy.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Departure departure;

  SafeSwap(Bundles bundles) {
    this.bundles = bundles;
    this.departure = new Departure(bundles);
  }

  /**
   * @param fresh what runs now
   * @param report what was done, in a line or two
   */
  record Outcome(Installed fresh, String report) {}

  Outcome replace(Installed old, BundleFile file, String location) throws DeployException {
    SwapClass.requireReplaceable(old);
    departure.requireNobodyBound(old);
    Map<String, Integer> services = bundles.services(old.id());
    Set<Thread> threads = bundles.threads(old.id());
    boolean beside = SwapClass.of(old.name()) == SwapClass.BESIDE;
    boolean stopped = false;
    List<String> notes = new ArrayList<>();

    Installed fresh = bundles.install(location, file.path(), old.startLevel());
    try {
      if (!beside) {
        bundles.prepare(fresh.id());
        notes.add("with a gap, since it cannot run beside itself");
        departure.stop(old, notes);
        stopped = true;
      }
      bundles.start(fresh.id());
      requireSound(fresh);
      requireServices(fresh, services);
      if (beside) {
        bundles.quiesce(); // who looked for a service just before has found the old one only
      }
    } catch (DeployException | RuntimeException e) {
      throw takenBack(fresh, old, stopped, e);
    }
    if (beside) {
      departure.stop(old, notes);
    }
    departure.uninstall(old, threads, notes); // The new one works by now.
    return new Outcome(fresh, report(old, fresh, notes));
  }

  /** What starts may still have components that did not. */
  void requireSound(Installed fresh) throws DeployException {
    List<String> failed = bundles.components(fresh.id()).failed();
    if (!failed.isEmpty()) {
      throw new DeployException(fresh + " does not work: " + String.join("; ", failed));
    }
  }

  /** What takes the place of another one provides no less. */
  void requireServices(Installed fresh, Map<String, Integer> services) throws DeployException {
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
      Installed fresh, Installed old, boolean stopped, Exception reason) {
    List<String> said = new ArrayList<>(List.of(String.valueOf(reason.getMessage())));
    if (stopped) {
      departure.stop(fresh, said); // It may have what the old one needs, such as a port.
      startAgain(old, said);
    }
    departure.takeBack(fresh, said);
    said.add(old + " stays");
    return new DeployException(String.join("; ", said), reason);
  }

  private void startAgain(Installed old, List<String> said) {
    try {
      bundles.start(old.id());
    } catch (DeployException e) {
      said.add(e.getMessage());
    }
  }

  private static String report(Installed old, Installed fresh, List<String> notes) {
    return old + " replaced by " + fresh + "; " + String.join("; ", notes);
  }
}
