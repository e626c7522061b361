package io.praetor.gossip.internal.swim;

import java.util.Comparator;
import java.util.TreeSet;

/** What is to happen later, in order of time; things of one moment in the order they were asked. */
final class Timers {

  private static final Comparator<Timer> ORDER =
      Comparator.<Timer>comparingLong(timer -> timer.due).thenComparingLong(timer -> timer.order);

  private final TreeSet<Timer> waiting = new TreeSet<>(ORDER);
  private long asked;

  /** Something that is done at its time. */
  interface Task {
    void run(long nowNanos);
  }

  /** One of them, to take it back. */
  static final class Timer {
    private long due;
    private final long order;
    private final Task task;

    private Timer(long due, long order, Task task) {
      this.due = due;
      this.order = order;
      this.task = task;
    }
  }

  Timer at(long due, Task task) {
    Timer timer = new Timer(due, asked++, task);
    waiting.add(timer);
    return timer;
  }

  /** Takes it back; nothing happens when it has run already. */
  void cancel(Timer timer) {
    waiting.remove(timer);
  }

  long next() {
    return waiting.isEmpty() ? Long.MAX_VALUE : waiting.first().due;
  }

  void runDue(long nowNanos) {
    while (next() <= nowNanos) {
      waiting.pollFirst().task.run(nowNanos);
    }
  }

  /** All of them later by the same time, so that their order stays. */
  void postpone(long nanos) {
    for (Timer timer : waiting) {
      timer.due += nanos;
    }
  }
}
