package io.praetor.testkit.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks when the test says so, and what is delayed when the test says that time is over. */
public final class ManualTimer extends ScheduledThreadPoolExecutor {

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Deque<Runnable> delayed = new ArrayDeque<>();

  public ManualTimer() {
    super(1);
    setRemoveOnCancelPolicy(true);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    // The real future never becomes due here; it only carries the cancellation.
    ScheduledFuture<?> ticket = super.schedule(() -> {}, 1_000, TimeUnit.DAYS);
    delayed.add(
        () -> {
          if (!ticket.isCancelled()) {
            task.run();
          }
        });
    return ticket;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs all that is to run now. */
  public void run() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  /** All that is delayed so far becomes due. */
  public void elapse() {
    List<Runnable> due = new ArrayList<>(delayed);
    delayed.clear();
    due.forEach(Runnable::run);
    run();
  }
}
