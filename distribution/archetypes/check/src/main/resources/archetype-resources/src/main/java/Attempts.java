package ${package};

import io.praetor.spi.check.CheckReport;
import io.praetor.spi.check.CheckStatus;
import java.io.Closeable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Threads for attempts, which block, and the clock that ends those that take too long. */
final class Attempts implements AutoCloseable {

  private static final int THREADS = 32;
  private static final int WAITING_MAX = 1_000;
  private static final long IDLE_SECONDS = 10;

  private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, named("${artifactId}-clock"));
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING_MAX),
          named("${artifactId}"));

  Attempts() {
    clock.setRemoveOnCancelPolicy(true);
    threads.allowCoreThreadTimeOut(true);
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Begins one; its connection is closed when it ends, however it does. */
  Attempt begin(
      CheckReport report, Duration timeout, Closeable connection, Consumer<Attempt> work) {
    Attempt attempt = new Attempt(report, connection, running::remove);
    running.add(attempt);
    try {
      Runnable late = () -> attempt.end(CheckStatus.CRITICAL, "no answer in time");
      attempt.limit(clock.schedule(late, timeout.toNanos(), TimeUnit.NANOSECONDS));
      threads.execute(() -> work.accept(attempt));
    } catch (RejectedExecutionException full) {
      attempt.end(CheckStatus.CRITICAL, "too many checks at once");
    }
    return attempt;
  }

  /** Ends all without a word. */
  @Override
  public void close() {
    running.forEach(Attempt::giveUp);
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
