package io.praetor.state.internal.read;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does nothing until it is told to, and has its own time. */
public final class ManualBackground implements Background {

  private record Timer(long at, Runnable work, CompletableFuture<Void> cancelled) {}

  private final Deque<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::at));
  private long now;

  @Override
  public synchronized void soon(Runnable work) {
    ready.add(work);
  }

  @Override
  public synchronized Future<?> later(Runnable work, long delay, TimeUnit unit) {
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    timers.add(new Timer(now + unit.toMillis(delay), work, cancelled));
    return cancelled;
  }

  /** Does what is to be done now; returns how much that was. */
  public int settle() {
    int done = 0;
    for (Runnable next = poll(); next != null; next = poll()) {
      next.run();
      done++;
    }
    return done;
  }

  /** Lets time pass. */
  public void pass(long millis) {
    synchronized (this) {
      now += millis;
      while (!timers.isEmpty() && timers.peek().at() <= now) {
        Timer due = timers.poll();
        if (!due.cancelled().isDone()) {
          ready.add(due.work());
        }
      }
    }
    settle();
  }

  public synchronized long nanoTime() {
    return TimeUnit.MILLISECONDS.toNanos(now);
  }

  public synchronized long timers() {
    return timers.stream().filter(timer -> !timer.cancelled().isDone()).count();
  }

  private synchronized Runnable poll() {
    return ready.poll();
  }
}
