package io.praetor.snapshot.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that take, restore and send snapshots. There are none while nobody wants one. */
final class SnapshotThreads {

  private static final int THREADS = 4;
  private static final long IDLE_SECONDS = 10;

  private SnapshotThreads() {}

  /** What waits in the queue is bounded by the number of files: each has a task or two. */
  static ExecutorService pool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "snapshot");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
