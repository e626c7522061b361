package io.praetor.state.internal;

import io.praetor.state.internal.read.Background;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for what others must not be held up with, and for timers. */
final class BackgroundThread implements Background {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundThread.class);

  private final ScheduledThreadPoolExecutor executor;

  BackgroundThread(String name) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            },
            // After closing nobody waits any more, so nothing is lost with what comes late.
            new ThreadPoolExecutor.DiscardPolicy());
    // A cancelled wait of ten minutes must not keep its memory for ten minutes.
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void soon(Runnable work) {
    executor.execute(guarded(work));
  }

  @Override
  public Future<?> later(Runnable work, long delay, TimeUnit unit) {
    return executor.schedule(guarded(work), delay, unit);
  }

  void close() {
    executor.shutdownNow();
  }

  /** The executor would keep what is thrown to itself. */
  private static Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        LOG.error("Work in the background failed", e);
      }
    };
  }
}
