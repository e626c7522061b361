package io.praetor.state.internal.apply;

import io.praetor.api.state.CommandHandler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who carries out which command, just now. Of several handlers for one command the one of the
 * highest ranking counts, and of equals the newest: a new version is installed beside the old one.
 */
public final class CommandHandlers {

  private static final Logger LOG = LoggerFactory.getLogger(CommandHandlers.class);

  /** Means that nothing is missing. */
  public static final int NONE = -1;

  /** A handler and what decides between it and others. */
  private record Candidate(CommandHandler handler, int ranking, long serviceId) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::ranking)
          .thenComparingLong(Candidate::serviceId)
          .reversed();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Best first; guarded by {@link #lock}. */
  private final Map<Integer, List<Candidate>> candidates = new HashMap<>();

  /** The best of each; replaced as a whole, so that the apply thread takes no lock. */
  private volatile Map<Integer, CommandHandler> chosen = Map.of();

  private volatile int missing = NONE;
  private volatile boolean closed;

  /** Notes a handler; one command is one number. */
  public void add(int number, CommandHandler handler, int ranking, long serviceId) {
    lock.lock();
    try {
      List<Candidate> all = candidates.computeIfAbsent(number, any -> new ArrayList<>());
      all.add(new Candidate(handler, ranking, serviceId));
      all.sort(BEST_FIRST);
      choose();
    } finally {
      lock.unlock();
    }
  }

  public void remove(int number, long serviceId) {
    lock.lock();
    try {
      List<Candidate> all = candidates.getOrDefault(number, new ArrayList<>());
      all.removeIf(candidate -> candidate.serviceId() == serviceId);
      if (all.isEmpty()) {
        candidates.remove(number);
      }
      choose();
    } finally {
      lock.unlock();
    }
  }

  /** The number that the state waits for, or {@link #NONE}. */
  public int missing() {
    return missing;
  }

  CommandHandler find(int number) {
    return chosen.get(number);
  }

  /** Waits until there is a handler; false when the state is closed first. */
  boolean await(int number) throws InterruptedException {
    lock.lock();
    try {
      if (closed || chosen.containsKey(number)) {
        return !closed;
      }
      missing = number;
      LOG.error("Nothing here carries out command {}; waiting until something does", number);
      while (!closed && !chosen.containsKey(number)) {
        changed.await();
      }
      missing = NONE;
      LOG.info("Command {} can be carried out, going on", number);
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

  private void choose() {
    Map<Integer, CommandHandler> best = new HashMap<>();
    candidates.forEach((number, all) -> best.put(number, all.get(0).handler()));
    chosen = Map.copyOf(best);
    changed.signalAll();
  }
}
