package io.praetor.agent.internal.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The newest events, oldest first, and those who wait for the next. Thread-safe; futures are
 * completed outside the lock.
 */
final class EventHistory {

  /** As many as Consul keeps. */
  static final int EVENTS_MAX = 256;

  /** Who comes when so many wait already is answered at once. */
  static final int WAITERS_MAX = 4_096;

  /** The index of an answer without events: 0 would make clients ask in a hot loop. */
  private static final long NO_INDEX = 1;

  /**
   * An answer.
   *
   * @param index that of the newest event in it
   */
  record Found(List<FiredEvent> events, long index) {}

  /** Somebody who has seen an index and waits for another. */
  private record Waiter(Predicate<String> names, long index, CompletableFuture<Found> answer) {}

  private final Deque<FiredEvent> events = new ArrayDeque<>();
  private final Deque<Waiter> waiters = new ArrayDeque<>();

  void add(FiredEvent event) {
    List<Waiter> woken = new ArrayList<>();
    synchronized (this) {
      if (events.size() == EVENTS_MAX) {
        events.removeFirst();
      }
      events.addLast(event);
      Iterator<Waiter> each = waiters.iterator();
      while (each.hasNext()) {
        Waiter waiter = each.next();
        if (waiter.answer.isDone()) {
          each.remove();
        } else if (find(waiter.names).index() != waiter.index) {
          each.remove();
          woken.add(waiter);
        }
      }
    }
    woken.forEach(waiter -> waiter.answer.complete(find(waiter.names)));
  }

  /** Events of a name, or all when it is empty. */
  Found find(String name) {
    return find(named(name));
  }

  static Predicate<String> named(String name) {
    return name.isEmpty() ? any -> true : name::equals;
  }

  /** Events whose names are wanted, by whomever. */
  synchronized Found find(Predicate<String> names) {
    List<FiredEvent> found = events.stream().filter(event -> names.test(event.name())).toList();
    long index = found.isEmpty() ? NO_INDEX : found.get(found.size() - 1).index();
    return new Found(found, index);
  }

  /**
   * The answer as soon as its index is another one than the given. The caller ends the wait by
   * completing the future.
   */
  synchronized CompletableFuture<Found> await(Predicate<String> names, long index) {
    Found now = find(names);
    waiters.removeIf(waiter -> waiter.answer.isDone());
    if (now.index() != index || waiters.size() >= WAITERS_MAX) {
      return CompletableFuture.completedFuture(now);
    }
    CompletableFuture<Found> answer = new CompletableFuture<>();
    waiters.add(new Waiter(names, index, answer));
    return answer;
  }
}
