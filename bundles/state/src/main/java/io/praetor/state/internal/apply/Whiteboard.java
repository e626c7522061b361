package io.praetor.state.internal.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services of one kind, by what each is for, and the wait for those that are not there. Of several
 * for one purpose the one of the highest ranking counts, and of equals the newest: a new version is
 * installed beside the old one.
 *
 * @param <K> what a service is for
 */
final class Whiteboard<K, S> {

  private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);

  /** A service and what decides between it and others. */
  private record Candidate<S>(S service, int ranking, long serviceId) {}

  private final Comparator<Candidate<S>> bestFirst =
      Comparator.<Candidate<S>>comparingInt(Candidate::ranking)
          .thenComparingLong(Candidate::serviceId)
          .reversed();

  private final Function<K, String> description;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Best first; guarded by {@link #lock}. */
  private final Map<K, List<Candidate<S>>> candidates = new HashMap<>();

  /** The best of each; replaced as a whole, so that the apply thread takes no lock. */
  private volatile Map<K, S> chosen = Map.of();

  /** What is waited for, or null. */
  private volatile K missing;

  private volatile boolean closed;

  /**
   * Makes an empty one.
   *
   * @param description says in words what a service is for
   */
  Whiteboard(Function<K, String> description) {
    this.description = description;
  }

  void add(K purpose, S service, int ranking, long serviceId) {
    lock.lock();
    try {
      List<Candidate<S>> all = candidates.computeIfAbsent(purpose, any -> new ArrayList<>());
      all.add(new Candidate<>(service, ranking, serviceId));
      all.sort(bestFirst);
      choose();
    } finally {
      lock.unlock();
    }
  }

  void remove(K purpose, long serviceId) {
    lock.lock();
    try {
      List<Candidate<S>> all = candidates.getOrDefault(purpose, new ArrayList<>());
      all.removeIf(candidate -> candidate.serviceId() == serviceId);
      if (all.isEmpty()) {
        candidates.remove(purpose);
      }
      choose();
    } finally {
      lock.unlock();
    }
  }

  /** The best of each as of now; the map never changes. */
  Map<K, S> chosen() {
    return chosen;
  }

  /** What is waited for, in words; empty for nothing. */
  String missing() {
    K now = missing;
    return now == null ? "" : description.apply(now);
  }

  /** Waits until there is a service for each purpose; false when this is closed first. */
  boolean await(Collection<K> purposes) throws InterruptedException {
    lock.lock();
    try {
      K wanted = firstMissing(purposes);
      while (!closed && wanted != null) {
        awaitOne(wanted);
        wanted = firstMissing(purposes);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitOne(K wanted) throws InterruptedException {
    missing = wanted;
    LOG.error("Nothing here does {}; waiting until something does", missing());
    while (!closed && !chosen.containsKey(wanted)) {
      changed.await();
    }
    LOG.info("Done waiting for {}", missing());
    missing = null;
  }

  private K firstMissing(Collection<K> purposes) {
    for (K purpose : purposes) {
      if (!chosen.containsKey(purpose)) {
        return purpose;
      }
    }
    return null;
  }

  private void choose() {
    Map<K, S> best = new HashMap<>();
    candidates.forEach((purpose, all) -> best.put(purpose, all.get(0).service()));
    chosen = Map.copyOf(best);
    changed.signalAll();
  }
}
