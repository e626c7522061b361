package io.praetor.health.internal.time;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The timer of a running agent: a heap and one thread, however much is waited for. */
public final class ThreadTimer implements Timer, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadTimer.class);

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "health-timer");
            thread.setDaemon(true);
            return thread;
          },
          // What comes after the end is of no use to anybody.
          new ThreadPoolExecutor.DiscardPolicy());

  public ThreadTimer() {
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Runnable after(long delayNanos, Runnable task) {
    ScheduledFuture<?> waiting =
        executor.schedule(() -> run(task), delayNanos, TimeUnit.NANOSECONDS);
    return () -> waiting.cancel(false);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException defect) {
      LOG.error("a task of the timer failed", defect);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
