package io.praetor.health.internal.time;

/** Says what time it is and runs tasks when they are due. Thread-safe. */
public interface Timer {

  /** A clock that only goes forward, ns. */
  long nanos();

  /**
   * Runs a task once, on a thread that all tasks share: it must be short and must not block.
   *
   * @return to be run when the task is of no use any more
   */
  Runnable after(long delayNanos, Runnable task);
}
