package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.Catalog.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the catalog in agreement with the registry: changes at once, and now and then everything,
 * because the catalog may be changed by others and may forget. One step at a time, all on the
 * timer's thread.
 */
final class AntiEntropy {

  private static final Logger LOG = LoggerFactory.getLogger(AntiEntropy.class);

  /** Between two comparisons, and up to as much again, as in Consul. */
  static final long INTERVAL_MILLIS = 60_000;

  /** Pause after failures in a row: doubled each time, since at first an agent only starts. */
  static final long RETRY_MILLIS_MIN = 250;

  /** Longest pause after a failure, and up to as much again, as in Consul. */
  static final long RETRY_MILLIS_MAX = 15_000;

  /** Doublings after which the pause is at its longest. */
  private static final int RETRY_DOUBLINGS_MAX = 6;

  /** Up to so many nodes the interval need not grow, as in Consul. */
  static final int SMALL_CLUSTER = 128;

  private final Registry registry;
  private final Catalog catalog;
  private final IntSupplier clusterSize;
  private final RandomGenerator random;
  private final ScheduledExecutorService timer;

  private final Deque<CatalogChange> queue = new ArrayDeque<>();
  private boolean compare = true;
  private boolean again;
  private boolean working;
  private boolean failed;
  private volatile boolean ended;
  private int failures;
  private Future<?> nextComparison = CompletableFuture.completedFuture(null);
  private Future<?> retry = nextComparison;

  AntiEntropy(
      Registry registry,
      Catalog catalog,
      IntSupplier clusterSize,
      RandomGenerator random,
      ScheduledExecutorService timer) {
    this.registry = registry;
    this.catalog = catalog;
    this.clusterSize = clusterSize;
    this.random = random;
    this.timer = timer;
  }

  /** Something is another than before. Called by any thread. */
  void changed() {
    timer.execute(this::run);
  }

  /** Nothing is known of the catalog any more. Called by any thread. */
  void compareAll() {
    timer.execute(
        () -> {
          compare = true;
          run();
        });
  }

  /** The catalog is told nothing more. Called by any thread. */
  void end() {
    ended = true;
  }

  /** The same, and no answer is waited for. */
  void close() {
    end();
    catalog.giveUp();
  }

  private void run() {
    if (ended) {
      return;
    }
    if (working) {
      again = true;
      return;
    }
    working = true;
    again = false;
    failed = false;
    step(compare ? this::compareNow : this::writeAll);
  }

  private void compareNow() {
    then(
        catalog.read(),
        remote -> {
          registry.compare(remote);
          compare = false;
          nextComparison.cancel(false);
          nextComparison = after(intervalMillis(), this::compareAll);
          writeAll();
        });
  }

  private void writeAll() {
    queue.clear();
    queue.addAll(registry.pending());
    writeNext();
  }

  private void writeNext() {
    CatalogChange change = ended ? null : queue.poll();
    while (change != null && !registry.isWanted(change)) {
      change = queue.poll();
    }
    if (change == null) {
      finish();
      return;
    }
    CatalogChange now = change;
    then(
        catalog.write(now),
        reply -> {
          if (reply == Reply.REFUSED) {
            failed = true;
          } else {
            registry.confirm(now);
            SyncLog.done(now);
          }
          writeNext();
        });
  }

  /** Goes on with an answer on the timer's thread, or ends this round when there is none. */
  private <T> void then(CompletableFuture<T> answer, Consumer<T> step) {
    var unused =
        answer.whenComplete(
            (value, failure) ->
                timer.execute(
                    () -> {
                      if (failure == null) {
                        step(() -> step.accept(value));
                      } else {
                        SyncLog.failed(failures + 1, failure);
                        failed = true;
                        finish();
                      }
                    }));
  }

  /** A defect ends this round, not all of them. */
  private void step(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException defect) {
      LOG.error("the catalog is not told of this agent's services for a while", defect);
      failed = true;
      finish();
    }
  }

  private void finish() {
    working = false;
    failures = failed ? Math.min(failures + 1, RETRY_DOUBLINGS_MAX) : 0;
    retry.cancel(false);
    if (failed) {
      retry = after(retryMillis(), this::run);
    } else if (again) {
      run();
    }
  }

  private Future<?> after(long millis, Runnable task) {
    return timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private long retryMillis() {
    long pause = Math.min(RETRY_MILLIS_MIN << failures, RETRY_MILLIS_MAX);
    return pause + random.nextLong(pause * factor(clusterSize.getAsInt()));
  }

  private long intervalMillis() {
    return INTERVAL_MILLIS + random.nextLong(INTERVAL_MILLIS * factor(clusterSize.getAsInt()));
  }

  /** How much longer intervals get: one more with each doubling of the cluster. */
  static int factor(int nodes) {
    if (nodes <= SMALL_CLUSTER) {
      return 1;
    }
    int doublings = Integer.SIZE - Integer.numberOfLeadingZeros((nodes - 1) / SMALL_CLUSTER);
    return doublings + 1;
  }
}
