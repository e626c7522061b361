package io.praetor.health.internal;

import io.praetor.health.internal.time.Timer;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that a test moves; tasks run on the test's thread, in their order. */
public final class ManualTimer implements Timer {

  private record Task(long at, long number, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
  private long now;
  private long count;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Runnable after(long delayNanos, Runnable work) {
    Task task = new Task(now + delayNanos, count++, work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  /** Moves the clock on, through all that is due on the way. */
  public void advanceMillis(long millis) {
    long until = now + millis * 1_000_000;
    while (!tasks.isEmpty() && tasks.peek().at() <= until) {
      Task task = tasks.poll();
      now = Math.max(now, task.at());
      task.work().run();
    }
    now = until;
  }

  public int waiting() {
    return tasks.size();
  }
}
