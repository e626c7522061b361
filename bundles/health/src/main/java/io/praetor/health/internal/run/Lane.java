package io.praetor.health.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks in their order, one at a time. What the runner calls of others goes through two of
 * them, one of the check in one of its kind: methods of a check are not called at the same time,
 * and calls that do not return keep threads from their own kind only. Thread-safe.
 */
final class Lane implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /**
   * Calls that do not return and are made up for by a thread each; more of them use up the lane.
   */
  private static final int STUCK_MAX = 15;

  private final Executor under;
  private final Deque<Runnable> waiting = new ArrayDeque<>(2); // guarded by this
  private int stuck; // guarded by this
  private int running; // guarded by this

  /** A lane for one task at a time. */
  Lane(Executor under) {
    this.under = under;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (this) {
      waiting.add(task);
      if (running >= width()) {
        return;
      }
      running++;
    }
    begin();
  }

  /** Lets one more task run at the same time, for one that does not end. */
  void widen() {
    synchronized (this) {
      stuck++;
      if (running >= width() || waiting.isEmpty()) {
        return;
      }
      running++;
    }
    begin();
  }

  /** The task that did not end has ended. */
  synchronized void narrow() {
    stuck--;
  }

  private void begin() {
    try {
      under.execute(this::drain);
    } catch (RuntimeException | Error noThread) {
      // What waits stays: it is run with what comes next.
      synchronized (this) {
        running--;
      }
      throw noThread;
    }
  }

  private void drain() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException | Error defect) {
        LOG.error("a call of a check failed", defect);
      }
    }
  }

  private int width() {
    return 1 + Math.min(Math.max(stuck, 0), STUCK_MAX);
  }

  private synchronized Runnable next() {
    Runnable task = running > width() ? null : waiting.poll();
    if (task == null) {
      running--;
    }
    return task;
  }
}
