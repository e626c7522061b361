package io.praetor.auth.internal.web;

import io.praetor.format.thread.Daemons;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one kind of auth method: a few daemons that exist while there is something to do.
 * None of them ever waits for another system.
 */
public final class Workers implements AutoCloseable {

  private static final int THREADS = 2;

  /** Steps that wait for a thread; one more is refused. */
  private static final int MAX_WAITING = 1_024;

  private final ThreadPoolExecutor pool;
  private final ScheduledExecutorService timer;
  private final Set<WebClient> clients = ConcurrentHashMap.newKeySet();

  /**
   * @param name of the threads
   */
  public Workers(String name) {
    pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            Daemons.IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Daemons.factory(name));
    pool.allowCoreThreadTimeOut(true);
    timer = Daemons.timer(name);
  }

  public Executor pool() {
    return pool;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** Remembers who uses the threads, to be closed before they end. */
  void join(WebClient client) {
    clients.add(client);
  }

  void leave(WebClient client) {
    clients.remove(client);
  }

  /**
   * Gives up what is asked and ends all threads, after the steps that wait for one: nobody is left
   * without an outcome. What comes afterwards is refused.
   */
  @Override
  public void close() {
    clients.forEach(WebClient::close);
    timer.shutdownNow();
    pool.shutdown();
  }
}
