package io.praetor.state.internal.life;

import io.praetor.api.state.Perishable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The lives of all rows that have one, and when each is over: a map by place and an order by
 * deadline, so that a life is prolonged, ended or found due in O(log n), with nothing left behind.
 * The time is told to it. Not thread-safe.
 */
final class Lives {

  /** Means that no life will ever be over. */
  static final long NEVER = Long.MAX_VALUE;

  static final long FIRST_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  static final long LAST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MAX_DOUBLINGS = 7;

  /** A longer life would confuse the comparison of times, and is as good as without end. */
  private static final long MAX_LIFE_NANOS = Long.MAX_VALUE / 4;

  private final Map<RowPlace, Life> byPlace = new HashMap<>();
  private final NavigableSet<Life> byDeadline = new TreeSet<>();
  private long numbers;

  /** Told of whoever waited for the end of a life, and what came of it. */
  private final Consumer<Decided> decided;

  /** An answer to one who waited. */
  record Decided(CompletableFuture<Verdict> asker, Verdict verdict) {}

  Lives(Consumer<Decided> decided) {
    this.decided = decided;
  }

  int size() {
    return byPlace.size();
  }

  /** Forgets everything; whoever waits must ask somebody else. */
  void clear() {
    byPlace.values().forEach(life -> decide(life, Verdict.NOT_LEADING));
    byPlace.clear();
    byDeadline.clear();
  }

  /**
   * A row was seen at a place.
   *
   * @param row what stands there, null for nothing; a version that is known already does not count
   */
  void seen(RowPlace place, Perishable row, long nowNanos) {
    Life life = byPlace.get(place);
    if (row == null || row.lifeMillis() <= 0) {
      if (life != null) {
        byPlace.remove(place);
        byDeadline.remove(life);
        decide(life, row == null ? Verdict.GONE : Verdict.RENEWED);
      }
    } else if (life == null || life.modifyIndex != row.modifyIndex()) {
      Life begun = life == null ? new Life(place, numbers++) : life;
      byDeadline.remove(begun);
      byPlace.put(place, begun);
      begun.modifyIndex = row.modifyIndex();
      begun.millis = row.lifeMillis();
      begin(begun, nowNanos);
      // What was under way does not meet this version of the row.
      decide(begun, Verdict.RENEWED);
    }
  }

  /** Lets the life of a row that was seen begin again, unless it is ending: that comes first. */
  CompletableFuture<Verdict> renew(RowPlace place, long nowNanos) {
    Life life = byPlace.get(place);
    if (life == null) {
      return CompletableFuture.completedFuture(Verdict.GONE);
    }
    if (life.ending) {
      return life.await();
    }
    byDeadline.remove(life);
    begin(life, nowNanos);
    return CompletableFuture.completedFuture(Verdict.RENEWED);
  }

  /**
   * Takes lives that are over, up to a number. A suspect comes alone, so that a row that cannot be
   * removed does not keep others. They stay here until their rows are seen to be gone, or {@link
   * #failed}.
   */
  List<Life> takeDue(long nowNanos, int limit) {
    List<Life> due = new ArrayList<>();
    while (!byDeadline.isEmpty() && due.size() < limit) {
      Life next = byDeadline.first();
      if (next.deadlineNanos - nowNanos > 0 || (next.suspect && !due.isEmpty())) {
        break;
      }
      byDeadline.pollFirst();
      next.ending = true;
      due.add(next);
      if (next.suspect) {
        break;
      }
    }
    return due;
  }

  /**
   * The removal of these is over. What was not seen to go is tried again: nobody knows what came of
   * it, or it was in vain.
   *
   * @param suspect whether one of them may be why
   */
  void failed(List<Life> taken, boolean suspect, long nowNanos) {
    for (Life life : taken) {
      boolean stillEnding = life.ending && life.equals(byPlace.get(life.place));
      if (stillEnding && !byDeadline.contains(life)) {
        long pause = FIRST_RETRY_NANOS << Math.min(life.failures, MAX_DOUBLINGS);
        life.failures++;
        life.suspect = suspect;
        life.deadlineNanos = nowNanos + Math.min(pause, LAST_RETRY_NANOS);
        byDeadline.add(life);
      }
    }
  }

  /** Time until a life is over: 0 for now, or {@link #NEVER}. */
  long dueIn(long nowNanos) {
    return byDeadline.isEmpty() ? NEVER : Math.max(0, byDeadline.first().deadlineNanos - nowNanos);
  }

  private void begin(Life life, long nowNanos) {
    life.ending = false;
    life.failures = 0;
    life.suspect = false;
    life.deadlineNanos =
        nowNanos + Math.min(TimeUnit.MILLISECONDS.toNanos(life.millis), MAX_LIFE_NANOS);
    byDeadline.add(life);
  }

  private void decide(Life life, Verdict verdict) {
    life.takeWaiting().forEach(asker -> decided.accept(new Decided(asker, verdict)));
  }
}
