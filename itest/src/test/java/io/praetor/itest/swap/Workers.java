package io.praetor.itest.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Threads that do the same again and again, at a steady pace, until they are stopped. */
public final class Workers implements AutoCloseable {

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  /** Adds a thread. */
  public void add(String name, long pauseMillis, Runnable step) {
    Thread thread =
        new Thread(
            () -> {
              while (!stopped) {
                step.run();
                LockSupport.parkNanos(pauseMillis * 1_000_000);
              }
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Ends everybody, who waits for an answer included. */
  @Override
  public void close() {
    stopped = true;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
