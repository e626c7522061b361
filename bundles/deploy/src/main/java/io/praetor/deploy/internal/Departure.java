package io.praetor.deploy.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the classes of a bundle leave, whatever comes in their place: the bundle stops, the threads
 * that it leaves behind are told, and it is refreshed, but nobody with it. What is to be at work is
 * so by then, so what goes wrong here undoes nothing: it becomes a note of the report.
 */
final class Departure {

  private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

  /** How often a thread of a stopped bundle is looked at again, with a moment in between. */
  private static final int THREAD_LOOKS = 10;

  private final Bundles bundles;

  Departure(Bundles bundles) {
    this.bundles = bundles;
  }

  /** Something on the way that may fail. */
  interface Step {
    void run() throws DeployException;
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

  /** A bundle that complains while it stops has stopped nevertheless. */
  void stop(Installed bundle, List<String> notes) {
    tried(() -> bundles.stop(bundle.id()), notes);
  }

  /**
   * Uninstalls what has stopped.
   *
   * @param threads of the bundle while it ran
   */
  void uninstall(Installed bundle, Set<Thread> threads, List<String> notes) {
    tried(
        () -> {
          bundles.quiesce();
          exchange(bundle, threads, () -> uninstallIt(bundle, notes), notes);
        },
        notes);
    tellIfItStays(bundle, notes);
  }

  /** What took too long, for one, may be done nevertheless. */
  private void uninstallIt(Installed bundle, List<String> notes) throws DeployException {
    try {
      bundles.uninstall(bundle.id());
    } catch (DeployException e) {
      if (!isGone(bundle)) {
        throw e;
      }
      notes.add(e.getMessage());
    }
  }

  /** A thread of it may hold what the framework needs to take it away. */
  private void tellIfItStays(Installed bundle, List<String> notes) {
    if (!isGone(bundle)) {
      notes.add(bundle + " cannot be taken away before the agent restarts");
    }
  }

  boolean isGone(Installed bundle) {
    return bundles.all().stream().noneMatch(other -> other.id() == bundle.id());
  }

  /**
   * Lets go of the classes of what has stopped.
   *
   * @param threads of the bundle while it ran
   * @param change takes the classes away; fails as this does
   */
  void exchange(Installed bundle, Set<Thread> threads, Step change, List<String> notes)
      throws DeployException {
    tellOfThreads(bundle, threads, notes);
    if (release(bundle, change, notes)) {
      notes.add("refreshed: " + bundle);
    }
  }

  /** Takes away again what did not work. */
  void takeBack(Installed fresh, List<String> notes) {
    stop(fresh, notes);
    tried(() -> tellOfThreads(fresh, bundles.threads(fresh.id()), notes), notes);
    tried(() -> release(fresh, () -> uninstallIt(fresh, notes), notes), notes);
    tellIfItStays(fresh, notes);
  }

  /** Returns whether the framework has let go of the classes. */
  private boolean release(Installed bundle, Step change, List<String> notes)
      throws DeployException {
    List<Installed> others = othersBoundTo(bundle);
    change.run();
    if (!others.isEmpty()) {
      notes.add("not refreshed, because its classes came into use by " + names(others));
      return false;
    }
    return tried(() -> bundles.refresh(bundle.id()), notes);
  }

  private static boolean tried(Step step, List<String> notes) {
    try {
      step.run();
      return true;
    } catch (DeployException e) {
      notes.add(e.getMessage());
      return false;
    }
  }

  /** Threads cannot be ended from outside; that they are there is worth knowing. */
  private void tellOfThreads(Installed bundle, Set<Thread> before, List<String> notes)
      throws DeployException {
    Set<Thread> left = alive(bundle, before);
    for (int look = 0; look < THREAD_LOOKS && !left.isEmpty(); look++) {
      bundles.quiesce();
      left = alive(bundle, left);
    }
    if (!left.isEmpty()) {
      String note =
          bundle
              + " left threads behind: "
              + left.stream().map(Thread::getName).sorted().collect(Collectors.joining(", "));
      LOG.warn("{}", note);
      notes.add(note);
    }
  }

  private Set<Thread> alive(Installed bundle, Set<Thread> before) {
    if (before.isEmpty()) {
      return before;
    }
    Set<Thread> now = new HashSet<>(bundles.threads(bundle.id()));
    now.retainAll(before);
    return now;
  }

  private static String names(List<Installed> others) {
    return others.stream().map(Installed::toString).collect(Collectors.joining(", "));
  }
}
