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

  private record Waiting(long index, Runnable read) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return Long.compare(index, other.index);
    }
  }

  private final Supplier<Root> current;
  private final Background background;

  /** Nearest first; guarded by itself. */
  private final PriorityQueue<Waiting> queue = new PriorityQueue<>();

  /** So that a write with nobody waiting takes no lock. */
  private final AtomicInteger waiting = new AtomicInteger();

  AppliedGate(Supplier<Root> current, Background background) {
    this.current = current;
    this.background = background;
  }

  boolean isOpen(LogPosition needed) {
    return current.get().position().compareTo(needed) >= 0;
  }

  /** Runs a read in the background when the state is there, which may never be. */
  void await(LogPosition needed, Runnable read) {
    synchronized (queue) {
      queue.add(new Waiting(needed.index(), read));
      waiting.incrementAndGet();
    }
    // Registered first, looked second: an entry applied in between is not missed.
    release();
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
    free.forEach(one -> background.soon(one.read()));
  }
}
