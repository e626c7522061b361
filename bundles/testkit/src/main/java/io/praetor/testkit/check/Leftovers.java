package io.praetor.testkit.check;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Threads that began after a moment, so that a test can wait for their end. */
final class Leftovers {

  /** Threads that the Java runtime starts by itself, and keeps. */
  private static final Set<String> RUNTIME =
      Set.of("Common-Cleaner", "process reaper", "Attach Listener", "InetAddress-NameService");

  private static final long PAUSE_MILLIS = 5;

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  /** Waits until all have ended and returns the names of those that have not. */
  Set<String> await(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (true) {
      Set<Thread> left = left();
      if (left.isEmpty() || System.nanoTime() - end > 0) {
        return left.stream().map(Thread::getName).collect(Collectors.toSet());
      }
      left.iterator().next().join(PAUSE_MILLIS);
    }
  }

  private Set<Thread> left() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && thread.isAlive())
        .filter(thread -> !RUNTIME.contains(thread.getName()))
        .filter(thread -> thread != Thread.currentThread())
        .collect(Collectors.toSet());
  }
}
