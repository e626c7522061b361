package io.praetor.state.internal.life;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One row that will not live for ever, as the leader sees it. Guarded by its user. */
final class Life implements Comparable<Life> {

  final RowPlace place;

  /** Tells lives of one deadline apart. */
  private final long number;

  long modifyIndex;
  long millis;

  /** When it is over, or when its removal is tried again; never changed while it is in an order. */
  long deadlineNanos;

  /** Set from the first attempt to remove the row until it is known what came of it. */
  boolean ending;

  /** Attempts in a row that failed. */
  int failures;

  /** Whether a command failed that was to remove it, among others or alone. */
  boolean suspect;

  /** Who wants it prolonged while it is ending. */
  private List<CompletableFuture<Verdict>> waiting = List.of();

  Life(RowPlace place, long number) {
    this.place = place;
    this.number = number;
  }

  CompletableFuture<Verdict> await() {
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    if (waiting.isEmpty()) {
      waiting = new ArrayList<>(1);
    }
    waiting.add(verdict);
    return verdict;
  }

  List<CompletableFuture<Verdict>> takeWaiting() {
    List<CompletableFuture<Verdict>> taken = waiting;
    waiting = List.of();
    return taken;
  }

  @Override
  public int compareTo(Life other) {
    // Differences, because monotonic time may overflow (System.nanoTime).
    long order = deadlineNanos - other.deadlineNanos;
    return order == 0 ? Long.compare(number, other.number) : Long.signum(order);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }
}
