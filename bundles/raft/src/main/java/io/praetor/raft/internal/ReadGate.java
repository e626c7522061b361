package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.LogPosition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Knows how far the local state has come, and whether that is far enough for a read. It opens when
 * this server, as leader, has applied the first entry of its own term: everything that any earlier
 * leader acknowledged lies before that entry (Raft dissertation §6.4, step 1).
 */
final class ReadGate {

  /** Requests that may wait for the gate to open; more are refused. */
  static final int PARKED_MAX = 16_384;

  private final AtomicReference<LogPosition> reached;
  private final Consumer<Runnable> afterPatience;
  private volatile boolean open;

  /** Guarded by this, as what follows. */
  private Map<Long, CompletableFuture<LogPosition>> parked = new LinkedHashMap<>();

  private long tickets;

  private boolean closed;

  /**
   * Makes a gate.
   *
   * @param start what the state holds
   * @param afterPatience runs what it is given when one that was parked has waited long enough
   */
  ReadGate(LogPosition start, Consumer<Runnable> afterPatience) {
    this.reached = new AtomicReference<>(start);
    this.afterPatience = afterPatience;
  }

  boolean isOpen() {
    return open;
  }

  /** The newest place that a read must have seen: no later write has been acknowledged yet. */
  LogPosition reached() {
    return reached.get();
  }

  /** Notes what has become visible; must be called before it is acknowledged. */
  void reach(LogPosition position) {
    reached.accumulateAndGet(position, (old, now) -> now.index() > old.index() ? now : old);
  }

  /** This server leads, and has applied everything up to the first entry of its term. */
  void open(LogPosition firstOfTerm) {
    reach(firstOfTerm);
    Collection<CompletableFuture<LogPosition>> released;
    synchronized (this) {
      open = true;
      released = takeParked();
    }
    released.forEach(read -> read.complete(firstOfTerm));
  }

  /** This server leads no more. */
  void shut() {
    Collection<CompletableFuture<LogPosition>> refused;
    synchronized (this) {
      open = false;
      refused = takeParked();
    }
    refused.forEach(read -> read.completeExceptionally(new NoLeaderException()));
  }

  /** The log is closed: nobody will lead here again. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    shut();
  }

  /** Waits for the gate to open, but not for ever: a state that stands still keeps it shut. */
  CompletableFuture<LogPosition> park() {
    CompletableFuture<LogPosition> read = new CompletableFuture<>();
    synchronized (this) {
      if (open) {
        read.complete(reached());
      } else if (closed) {
        read.completeExceptionally(new NoLeaderException());
      } else if (parked.size() < PARKED_MAX) {
        long ticket = tickets++;
        parked.put(ticket, read);
        afterPatience.accept(() -> giveUp(ticket));
      } else {
        read.completeExceptionally(new UnavailableException("Too many requests wait for a leader"));
      }
    }
    return read;
  }

  private void giveUp(long ticket) {
    CompletableFuture<LogPosition> read;
    synchronized (this) {
      read = parked.remove(ticket);
    }
    if (read != null) {
      read.completeExceptionally(new NoLeaderException());
    }
  }

  private Collection<CompletableFuture<LogPosition>> takeParked() {
    Collection<CompletableFuture<LogPosition>> taken = parked.values();
    parked = new LinkedHashMap<>();
    return taken;
  }
}
