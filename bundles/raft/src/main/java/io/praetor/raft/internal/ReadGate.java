package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows how far the local state has come, and whether that is far enough for a read. It opens when
 * this server, as leader, has applied the first entry of its own term: everything that any earlier
 * leader acknowledged lies before that entry (Raft dissertation §6.4, step 1).
 */
final class ReadGate {

  /** Requests that may wait for the gate to open; more are refused. */
  static final int PARKED_MAX = 16_384;

  private final AtomicReference<LogPosition> reached;
  private volatile boolean open;

  /** Guarded by this, as what follows. */
  private List<CompletableFuture<LogPosition>> parked = new ArrayList<>();

  private boolean closed;

  ReadGate(LogPosition start) {
    this.reached = new AtomicReference<>(start);
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
    List<CompletableFuture<LogPosition>> released;
    synchronized (this) {
      open = true;
      released = takeParked();
    }
    released.forEach(read -> read.complete(firstOfTerm));
  }

  /** This server leads no more. */
  void shut() {
    List<CompletableFuture<LogPosition>> refused;
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

  /** Waits for the gate to open. */
  CompletableFuture<LogPosition> park() {
    CompletableFuture<LogPosition> read = new CompletableFuture<>();
    synchronized (this) {
      if (open) {
        read.complete(reached());
      } else if (closed) {
        read.completeExceptionally(new NoLeaderException());
      } else if (parked.size() < PARKED_MAX) {
        parked.add(read);
      } else {
        read.completeExceptionally(new UnavailableException("Too many requests wait for a leader"));
      }
    }
    return read;
  }

  private List<CompletableFuture<LogPosition>> takeParked() {
    List<CompletableFuture<LogPosition>> taken = parked;
    parked = new ArrayList<>();
    return taken;
  }
}
