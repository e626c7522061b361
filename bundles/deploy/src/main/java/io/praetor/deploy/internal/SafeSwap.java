package io.praetor.deploy.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** How often a thread of a stopped bundle is looked at again, a tenth of a second apart. */
  private static final int THREAD_LOOKS = 10;

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
    Set<Thread> threads = bundles.threads(old.id());
    boolean beside = SwapClass.of(old.name()) == SwapClass.BESIDE;
    boolean stopped = false;
    List<String> notes = new ArrayList<>();

    Installed fresh = bundles.install(location, file.path(), old.startLevel());
    try {
      if (!beside) {
        bundles.prepare(fresh.id());
        notes.add("with a gap, since it cannot run beside itself");
        stop(old, notes);
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
    retire(old, threads, beside, notes);
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
      tried(() -> bundles.stop(fresh.id()), said);
      tried(() -> bundles.start(old.id()), said);
    }
    tried(() -> bundles.uninstall(fresh.id()), said);
    tried(() -> bundles.refresh(fresh.id()), said);
    said.add(old + " stays");
    return new DeployException(String.join("; ", said), reason);
  }

  private interface Step {
    void run() throws DeployException;
  }

  private static void tried(Step step, List<String> said) {
    try {
      step.run();
    } catch (DeployException e) {
      said.add(e.getMessage());
    }
  }

  /** The new one works by now, so nothing that happens here undoes the swap. */
  private void retire(Installed old, Set<Thread> threads, boolean beside, List<String> notes) {
    if (beside) {
      stop(old, notes);
    }
    List<Installed> others = othersBoundTo(old);
    try {
      bundles.quiesce();
      leftBehind(old, threads).ifPresent(notes::add);
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

  /** Threads cannot be ended from outside; that they are there is worth knowing. */
  Optional<String> leftBehind(Installed old, Set<Thread> before) throws DeployException {
    Set<Thread> left = alive(old, before);
    for (int look = 0; look < THREAD_LOOKS && !left.isEmpty(); look++) {
      bundles.quiesce();
      left = alive(old, left);
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            old
                + " left threads behind: "
                + left.stream().map(Thread::getName).sorted().collect(Collectors.joining(", ")));
  }

  private Set<Thread> alive(Installed old, Set<Thread> before) {
    if (before.isEmpty()) {
      return before;
    }
    Set<Thread> now = new HashSet<>(bundles.threads(old.id()));
    now.retainAll(before);
    return now;
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
