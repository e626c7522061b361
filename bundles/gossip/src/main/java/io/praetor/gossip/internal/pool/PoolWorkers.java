package io.praetor.gossip.internal.pool;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what may block. They end when there is nothing to do for a while. */
final class PoolWorkers implements AutoCloseable {

  private static final int RESOLVING_THREADS = 2;
  private static final int RESOLVING_QUEUE_MAX = 1_024;
  private static final int WRITING_QUEUE_MAX = 1_024;
  private static final long IDLE_SECONDS = 5;
  private static final long STOP_SECONDS = 2;

  private final ThreadPoolExecutor resolving;
  private final ThreadPoolExecutor writing;

  PoolWorkers(String pool) {
    resolving = executor("gossip-" + pool + "-names", RESOLVING_THREADS, RESOLVING_QUEUE_MAX);
    writing = executor("gossip-" + pool + "-snapshot", 1, WRITING_QUEUE_MAX);
  }

  private static ThreadPoolExecutor executor(String name, int threads, int queueMax) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(queueMax),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** Looks up names. */
  Executor resolving() {
    return resolving;
  }

  /** Writes files, one task after the other. */
  Executor writing() {
    return writing;
  }

  /** What is to be written still is; a name that is looked up is of no interest any more. */
  @Override
  public void close() {
    resolving.shutdownNow();
    writing.shutdown();
    try {
      if (!writing.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        writing.shutdownNow();
      }
    } catch (InterruptedException e) {
      writing.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
