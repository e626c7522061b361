package io.praetor.state.internal.read;

import io.praetor.api.raft.LogPosition;
import io.praetor.state.internal.apply.RootListener;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Touched;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets reads through once the local state has come as far as their barrier demands. */
final class AppliedGate implements RootListener {

  /** Fewer than this that wait are not worth a sweep. */
  private static final int SWEEP_MIN = 64;

  private record Waiting(long index, PendingRead<?> read, Runnable work)
      implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return Long.compare(index, other.index);
    }
  }

  private final Supplier<Root> current;
  private final Background background;

  /** Nearest first; guarded by itself. */
  private final PriorityQueue<Waiting> queue = new PriorityQueue<>();

  /** How many wait when those who gave up are next looked for; guarded by the queue. */
  private int sweepAt = SWEEP_MIN;

  /** Guarded by the queue. */
  private boolean closed;

  /** So that a write with nobody waiting takes no lock. */
  private final AtomicInteger waiting = new AtomicInteger();

  AppliedGate(Supplier<Root> current, Background background) {
    this.current = current;
    this.background = background;
  }

  boolean isOpen(LogPosition needed) {
    return current.get().position().compareTo(needed) >= 0;
  }

  /**
   * Runs a read in the background when the state is there, which may never be: what has an answer
   * by then, such as that it took too long, is forgotten.
   */
  void await(LogPosition needed, PendingRead<?> read, Runnable work) {
    synchronized (queue) {
      if (closed) {
        read.fail(WaitingLot.gone());
        return;
      }
      sweep();
      queue.add(new Waiting(needed.index(), read, work));
      waiting.incrementAndGet();
    }
    // Registered first, looked second: an entry applied in between is not missed.
    release();
  }

  /** Ends all waiting; the timers that would have ended it are gone. */
  void close() {
    List<Waiting> all;
    synchronized (queue) {
      closed = true;
      all = List.copyOf(queue);
      queue.clear();
      waiting.set(0);
    }
    all.forEach(one -> one.read().fail(WaitingLot.gone()));
  }

  /** Those that wait, or did and are not yet forgotten. */
  int waiting() {
    return waiting.get();
  }

  private void sweep() {
    if (queue.size() >= sweepAt) {
      queue.removeIf(one -> one.read().isDone());
      waiting.set(queue.size());
      sweepAt = Math.max(SWEEP_MIN, 2 * queue.size());
    }
  }

  @Override
  public void applied(Root root, List<Touched> touched) {
    release();
  }

  @Override
  public void replaced(Root root) {
    release();
  }

  private void release() {
    if (waiting.get() == 0) {
      return;
    }
    List<Waiting> free = new ArrayList<>();
    synchronized (queue) {
      long applied = current.get().position().index();
      while (!queue.isEmpty() && queue.peek().index() <= applied) {
        free.add(queue.poll());
      }
      waiting.addAndGet(-free.size());
    }
    free.forEach(one -> background.soon(one.work()));
  }
}
