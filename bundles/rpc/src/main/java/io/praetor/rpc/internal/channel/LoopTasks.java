package io.praetor.rpc.internal.channel;

import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs tasks of any thread on an event loop, in the order in which they were given. However many
 * come while the loop is busy, it is woken once, and what they wrote is flushed once.
 */
final class LoopTasks {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final EventLoop loop;
  private final Runnable afterwards;

  /** On the loop only: a task that gives another one must not be overtaken by it. */
  private boolean running;

  LoopTasks(EventLoop loop, Runnable afterwards) {
    this.loop = loop;
    this.afterwards = afterwards;
  }

  void run(Runnable task) {
    tasks.add(task);
    if (loop.inEventLoop()) {
      runAll();
    } else if (scheduled.compareAndSet(false, true)) {
      loop.execute(this::runScheduled);
    }
  }

  private void runScheduled() {
    scheduled.set(false);
    runAll();
  }

  private void runAll() {
    if (running) {
      return;
    }
    running = true;
    try {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    } finally {
      running = false;
      afterwards.run();
    }
  }
}
