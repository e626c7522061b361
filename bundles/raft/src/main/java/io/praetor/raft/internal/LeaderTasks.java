package io.praetor.raft.internal;

import io.praetor.api.raft.LeaderTask;
import java.io.Closeable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the tasks of a leader, on one thread: of each name the newest of the highest ranking, as
 * long as this server leads.
 */
final class LeaderTasks implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(LeaderTasks.class);

  /** Without work the thread goes. */
  private static final long IDLE_SECONDS = 10;

  /** How long the last calls may take when all ends. */
  private static final long END_MILLIS = 2_000;

  private record Offer(String name, LeaderTask task, int ranking, long serviceId) {

    static final Comparator<Offer> BEST =
        Comparator.comparingInt(Offer::ranking).thenComparingLong(Offer::serviceId);
  }

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LeaderTasks::thread);

  /** The thread's own, as what follows. */
  private final Map<Long, Offer> offers = new HashMap<>();

  private final Map<String, Offer> working = new HashMap<>();

  private boolean leading;

  LeaderTasks() {
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread made = new Thread(work, "raft-leader-tasks");
    made.setDaemon(true);
    made.setContextClassLoader(LeaderTasks.class.getClassLoader());
    return made;
  }

  void add(String name, LeaderTask task, int ranking, long serviceId) {
    change(() -> offers.put(serviceId, new Offer(name, task, ranking, serviceId)));
  }

  void remove(long serviceId) {
    change(() -> offers.remove(serviceId));
  }

  void lead() {
    change(() -> leading = true);
  }

  void rest() {
    change(() -> leading = false);
  }

  private void change(Runnable what) {
    if (!thread.isShutdown()) {
      thread.execute(
          () -> {
            what.run();
            settle();
          });
    }
  }

  private void settle() {
    Map<String, Offer> wanted = new HashMap<>();
    if (leading) {
      offers.values().forEach(one -> wanted.merge(one.name, one, LeaderTasks::better));
    }
    for (Offer old : Map.copyOf(working).values()) {
      if (!old.equals(wanted.get(old.name))) {
        working.remove(old.name);
        call(old, old.task::rest);
      }
    }
    for (Offer next : wanted.values()) {
      if (working.putIfAbsent(next.name, next) == null) {
        call(next, next.task::lead);
      }
    }
  }

  private static Offer better(Offer one, Offer other) {
    return Offer.BEST.compare(one, other) >= 0 ? one : other;
  }

  private static void call(Offer offer, Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      LOG.error("The leader's task {} failed", offer.name, e);
    }
  }

  @Override
  public void close() {
    rest();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn("A task of the leader does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
