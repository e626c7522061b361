package io.praetor.format.thread;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the bundle that has this copy: daemons that exist while there is something to do and
 * see its classes, not those of whoever happened to ask first.
 */
public final class Daemons {

  /** After this time without work a thread ends. */
  public static final long IDLE_SECONDS = 10;

  private Daemons() {}

  /** One thread; what comes after its end is of no use to anybody. */
  public static ScheduledExecutorService timer(String name) {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, factory(name), new ThreadPoolExecutor.DiscardPolicy());
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  /** Makes threads of that name. */
  public static ThreadFactory factory(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.setContextClassLoader(Daemons.class.getClassLoader());
      return thread;
    };
  }
}
