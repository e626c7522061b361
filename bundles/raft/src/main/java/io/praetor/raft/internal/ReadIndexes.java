package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Asks the leader how far reads must have come (Raft dissertation §6.4). One question that is under
 * way serves nobody who comes later: those wait for the next one, which serves them all.
 */
final class ReadIndexes {

  /** Reads that may wait; more are refused. */
  static final int WAITING_MAX = ReadGate.PARKED_MAX;

  private record Waiter(long untilNanos, CompletableFuture<LogPosition> read) {}

  private final Supplier<CompletableFuture<LogPosition>> leader;
  private final Consumer<Runnable> pause;
  private final LongSupplier nanoClock;
  private final long patienceNanos;

  /** This and what follows is guarded by this. */
  private List<Waiter> waiting = new ArrayList<>();

  private CompletableFuture<LogPosition> question;
  private boolean asking;
  private boolean closed;

  /**
   * Makes one.
   *
   * @param leader asks the leader once; any failure is worth another try
   * @param pause runs what it is given a little later
   */
  ReadIndexes(
      Supplier<CompletableFuture<LogPosition>> leader,
      Consumer<Runnable> pause,
      LongSupplier nanoClock,
      long patienceNanos) {
    this.leader = leader;
    this.pause = pause;
    this.nanoClock = nanoClock;
    this.patienceNanos = patienceNanos;
  }

  CompletableFuture<LogPosition> barrier() {
    CompletableFuture<LogPosition> read = new CompletableFuture<>();
    synchronized (this) {
      if (closed) {
        read.completeExceptionally(new NoLeaderException());
        return read;
      }
      if (waiting.size() >= WAITING_MAX) {
        read.completeExceptionally(new UnavailableException("Too many requests wait for a leader"));
        return read;
      }
      waiting.add(new Waiter(nanoClock.getAsLong() + patienceNanos, read));
      if (asking) {
        return read;
      }
      asking = true;
    }
    ask();
    return read;
  }

  /** There is another leader: who was asked may never answer. */
  void leaderChanged() {
    CompletableFuture<LogPosition> asked;
    synchronized (this) {
      asked = question;
    }
    if (asked != null) {
      asked.cancel(false);
    }
  }

  /** Refuses what waits, and everything from now on. */
  void close() {
    List<Waiter> refused;
    synchronized (this) {
      closed = true;
      refused = waiting;
      waiting = new ArrayList<>();
    }
    refuse(refused);
  }

  private void ask() {
    List<Waiter> served;
    List<Waiter> late = new ArrayList<>();
    synchronized (this) {
      long now = nanoClock.getAsLong();
      waiting.removeIf(one -> now - one.untilNanos >= 0 && late.add(one));
      served = waiting;
      waiting = new ArrayList<>();
      asking = !served.isEmpty();
    }
    refuse(late);
    if (served.isEmpty()) {
      return;
    }
    CompletableFuture<LogPosition> asked = leader.get();
    synchronized (this) {
      question = asked;
    }
    var unused = asked.whenComplete((position, failure) -> answered(served, position, failure));
  }

  private void answered(List<Waiter> served, LogPosition position, Throwable failure) {
    boolean more;
    synchronized (this) {
      question = null;
      if (failure != null && !closed) {
        waiting.addAll(0, served);
      }
      more = !waiting.isEmpty();
      asking = more;
    }
    if (failure == null) {
      served.forEach(one -> one.read.complete(position));
    } else if (isClosed()) {
      refuse(served);
    }
    if (more && failure == null) {
      ask();
    } else if (more) {
      pause.accept(this::ask);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private static void refuse(List<Waiter> refused) {
    refused.forEach(one -> one.read.completeExceptionally(new NoLeaderException()));
  }
}
