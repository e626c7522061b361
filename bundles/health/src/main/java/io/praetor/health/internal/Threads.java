package io.praetor.health.internal;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads of this bundle's components: daemons that exist while there is something to do. */
final class Threads {

  private static final long IDLE_SECONDS = 10;

  private Threads() {}

  /** As many as are needed; what comes after the end is of no use to anybody. */
  static ThreadPoolExecutor asNeeded(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE, // who uses them has a limit
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.DiscardPolicy());
  }
}
