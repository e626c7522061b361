package io.praetor.connect.internal.ca;

import io.praetor.api.error.TooManyRequestsException;
import io.praetor.format.thread.Daemons;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for work on keys, which takes from one millisecond to a second. */
public final class Workshop {

  private static final int THREADS = 2;

  /** Some seconds of work. */
  private static final int MAX_WAITING = 1_024;

  private Workshop() {}

  /** A new one. Who comes when it is full is refused. */
  public static ExecutorService open(String name) {
    ThreadPoolExecutor workshop =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            Daemons.IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Daemons.factory(name),
            (task, full) -> {
              throw new TooManyRequestsException("Rate limit reached, try again later");
            });
    workshop.allowCoreThreadTimeOut(true);
    return workshop;
  }
}
