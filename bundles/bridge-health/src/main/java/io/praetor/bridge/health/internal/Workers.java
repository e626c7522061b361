package io.praetor.bridge.health.internal;

import io.praetor.format.thread.Daemons;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that execute health checks. */
final class Workers {

  /** Health checks that are executed at the same time, those that hang included. */
  static final int MAX = 64;

  private Workers() {}

  /** As many as are needed, up to the limit; more work is refused. */
  static ExecutorService named(String name) {
    return new ThreadPoolExecutor(
        0,
        MAX,
        Daemons.IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        Daemons.factory(name));
  }
}
