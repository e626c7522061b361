package io.praetor.raft.internal;

import java.util.concurrent.TimeUnit;

/** Waits for a thread to end in spite of interrupts, which the caller finds afterwards. */
final class PatientJoin {

  private PatientJoin() {}

  /** Whether the thread has ended in time. */
  static boolean join(Thread thread, long millis) {
    long begun = System.nanoTime();
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    boolean interrupted = false;
    while (thread.isAlive() && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedJoin(thread, left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left = begun + TimeUnit.MILLISECONDS.toNanos(millis) - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
