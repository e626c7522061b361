package io.praetor.state.internal.read;

import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateQuery.Answer;
import io.praetor.state.internal.table.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One question and all who wait for news about it. Guarded by the lot's lock. */
final class ParkedQuestion<T> {

  final StateQuery<T> query;
  private final List<PendingRead<T>> waiting = new ArrayList<>(1);

  /** What the question read when it was last evaluated. */
  Set<Place> places = Set.of();

  /** Set while an evaluation is on its way. */
  boolean due;

  /** Set while it is evaluated. */
  boolean running;

  /** Up to this state index there was no news for anybody here. */
  long quietUntil;

  ParkedQuestion(StateQuery<T> query) {
    this.query = query;
  }

  /**
   * Nothing that it looked at changed up to an index, as far as changes have been told; those that
   * an evaluation is to look at, or looks at, do not count as nothing.
   */
  void quiet(long index) {
    if (!due && !running) {
      quietUntil = Math.max(quietUntil, index);
    }
  }

  /** The question as it is asked now that some time went by without news. */
  StateQuery<T> current() {
    return query.since(quietUntil);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  int size() {
    return waiting.size();
  }

  void add(PendingRead<T> read) {
    read.slot = waiting.size();
    waiting.add(read);
  }

  /** Takes one out; the last one takes its place in the list. */
  void remove(PendingRead<?> read) {
    PendingRead<T> last = waiting.remove(waiting.size() - 1);
    if (last != read) {
      waiting.set(read.slot, last);
      last.slot = read.slot;
    }
    read.slot = -1;
  }

  List<PendingRead<T>> takeAll() {
    List<PendingRead<T>> all = List.copyOf(waiting);
    all.forEach(read -> read.slot = -1);
    waiting.clear();
    return all;
  }

  /** Takes those for whom an evaluation is news; the others note it and wait on. */
  List<PendingRead<T>> takeSatisfied(Answer<T> answer) {
    List<PendingRead<T>> satisfied = new ArrayList<>();
    for (PendingRead<T> read : List.copyOf(waiting)) {
      if (isNews(read, answer)) {
        satisfied.add(read);
        remove(read);
      }
    }
    return satisfied;
  }

  /** An index that moved is no news while what was absent is still absent. */
  private static <T> boolean isNews(PendingRead<T> read, Answer<T> answer) {
    boolean stillAbsent = !answer.found() && !read.foundBefore;
    if (Answers.isNews(answer, read.asked) && !stillAbsent) {
      return true;
    }
    read.foundBefore = answer.found();
    read.asked = stillAbsent ? Math.max(read.asked, answer.index()) : read.asked;
    return false;
  }

  boolean isSameIn(Root one, Root other) {
    for (Place place : places) {
      if (!place.isSameIn(one, other)) {
        return false;
      }
    }
    return true;
  }
}
