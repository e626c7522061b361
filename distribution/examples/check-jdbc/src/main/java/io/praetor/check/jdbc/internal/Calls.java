package io.praetor.check.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for what blocks. A call that lasts longer than its attempt is interrupted and its
 * connection torn down; a driver that heeds neither keeps its thread, which ends when it returns.
 * Thread-safe.
 */
final class Calls implements AutoCloseable {

  private static final int THREADS = 32;
  private static final int WAITING_MAX = 1_000;
  private static final long IDLE_SECONDS = 10;

  private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor threads = pool(THREADS, "check-jdbc");

  /** Apart from the clock, since tearing down may block too. */
  private final ThreadPoolExecutor breaker = pool(1, "check-jdbc-breaker");

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, named("check-jdbc-clock"));

  Calls() {
    clock.setRemoveOnCancelPolicy(true);
  }

  private static ThreadPoolExecutor pool(int threads, String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_MAX),
            named(name));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.setContextClassLoader(Calls.class.getClassLoader());
      return thread;
    };
  }

  /**
   * Makes a call on a thread of its own.
   *
   * @param late ends the attempt when it has taken too long
   * @param call ends the attempt otherwise
   * @throws RejectedExecutionException when too many wait already, or after the end
   */
  void begin(Attempt attempt, Duration timeout, Runnable late, Runnable call) {
    running.add(attempt);
    attempt.atEnd(() -> running.remove(attempt));
    ScheduledFuture<?> limit = clock.schedule(late, timeout.toNanos(), TimeUnit.NANOSECONDS);
    attempt.atEnd(() -> limit.cancel(false));
    Interruptible interruptible = new Interruptible(call);
    attempt.atEnd(interruptible::interrupt);
    threads.execute(interruptible);
  }

  /** Tears a connection down while a call uses it; null for none. */
  void tearDown(Connection connection) {
    if (connection == null) {
      return;
    }
    try {
      breaker.execute(() -> abort(connection));
    } catch (RejectedExecutionException ending) {
      abort(connection);
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException | RuntimeException | LinkageError unable) {
      // The thread that uses it closes it, as soon as the driver lets it.
    }
  }

  /** Ends all attempts without a word. */
  @Override
  public void close() {
    running.forEach(Attempt::giveUp);
    clock.shutdownNow();
    threads.shutdownNow();
    breaker.shutdown();
  }

  /** A call that can be interrupted, and after which its thread is as good as before. */
  private static final class Interruptible implements Runnable {

    private final Runnable call;
    private Thread thread; // guarded by this
    private boolean given; // guarded by this

    Interruptible(Runnable call) {
      this.call = call;
    }

    @Override
    public void run() {
      synchronized (this) {
        if (!given) {
          thread = Thread.currentThread();
        }
      }
      try {
        call.run();
      } finally {
        synchronized (this) {
          thread = null;
          Thread.interrupted();
        }
      }
    }

    synchronized void interrupt() {
      given = true;
      if (thread != null && thread != Thread.currentThread()) {
        thread.interrupt();
      }
    }
  }
}
