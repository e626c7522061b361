package io.praetor.agent.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs nothing before it is told to; delays are the order in which tasks came. */
public final class ManualTimer extends ScheduledThreadPoolExecutor {

  private final Deque<Runnable> tasks = new ArrayDeque<>();

  public ManualTimer() {
    super(1);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    // The real future never becomes due here; it only carries the cancellation.
    ScheduledFuture<?> ticket = super.schedule(() -> {}, 1_000, TimeUnit.DAYS);
    tasks.add(
        () -> {
          if (!ticket.isCancelled()) {
            task.run();
          }
        });
    return ticket;
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    ScheduledFuture<V> ticket = super.schedule(() -> null, 1_000, TimeUnit.DAYS);
    tasks.add(
        () -> {
          if (!ticket.isCancelled()) {
            call(task);
          }
        });
    return ticket;
  }

  private static void call(Callable<?> task) {
    try {
      task.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  /** Everything that waits becomes due, once. */
  public void runAll() {
    int waiting = tasks.size();
    for (int i = 0; i < waiting; i++) {
      tasks.remove().run();
    }
  }
}
