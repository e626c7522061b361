package io.praetor.testkit.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Threads that should have ended. One that has done its last work is alive for a moment more, so
 * each is waited for.
 */
public final class LeftThreads {

  private static final int PATIENCE_MILLIS = 10_000;

  private LeftThreads() {}

  /** Names of the threads whose name begins like this and that do not end. */
  public static List<String> named(String prefix) throws InterruptedException {
    return of(thread -> thread.getName().startsWith(prefix));
  }

  /** Names of such threads that do not end. */
  public static List<String> of(Predicate<Thread> ours) throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (ours.test(thread)) {
        thread.join(PATIENCE_MILLIS);
        if (thread.isAlive()) {
          left.add(thread.getName());
        }
      }
    }
    return left;
  }
}
