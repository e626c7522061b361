package io.praetor.state.internal.read;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateQuery.Answer;
import io.praetor.state.internal.apply.RootListener;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Touched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where questions wait for news. Equal questions share one place in here, one evaluation for each
 * change, and one result object. No wake-up is lost: who parks registers first and then looks
 * whether the state has moved on since it was read, while the apply thread publishes first and then
 * looks who is registered.
 */
final class WaitingLot implements RootListener {

  private static final boolean[] FRESH_OR_NOT = {true, false};

  private final Supplier<Root> current;
  private final Background background;
  private final Answers answers;

  /** Guards everything below, and what it leads to. Held for moments, never while evaluating. */
  private final Object lock = new Object();

  private final Map<StateQuery<?>, ParkedQuestion<?>> questions = new HashMap<>();
  private final PlaceIndex<ParkedQuestion<?>> places = new PlaceIndex<>();
  private boolean closed;

  /** Index of the newest version whose changes have been told; written by the apply thread. */
  private volatile long told;

  /** So that a write with nobody waiting takes no lock. */
  private final AtomicInteger waiting = new AtomicInteger();

  WaitingLot(Supplier<Root> current, Background background, Answers answers) {
    this.current = current;
    this.background = background;
    this.answers = answers;
  }

  int waiting() {
    return waiting.get();
  }

  /**
   * Parks one that has been evaluated without news.
   *
   * @param seen the version on which that was
   * @param looked where the question looked
   */
  <T> void park(PendingRead<T> read, Answer<T> answer, Root seen, Set<Place> looked) {
    synchronized (lock) {
      if (closed) {
        read.fail(gone());
        return;
      }
      if (read.isCancelled()) {
        return;
      }
      ParkedQuestion<T> question = question(read.query);
      watch(question, looked);
      read.foundBefore = answer.found();
      question.add(read);
      question.quietUntil = Math.max(question.quietUntil, seen.index());
      waiting.incrementAndGet();
      Root now = current.get();
      if (!now.isOfOneLineWith(seen)) {
        // Replaced before it was registered; nobody else will wake it.
        background.soon(() -> release(question));
      } else if (now != seen && !question.isSameIn(seen, now)) {
        evaluateSoon(question);
      }
    }
    read.deadline(
        background.later(
            () -> expire(read), read.options.maxWait().toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Forgets one that was cancelled. */
  void leave(PendingRead<?> read) {
    synchronized (lock) {
      if (read.slot >= 0) {
        ParkedQuestion<?> question = questions.get(read.query);
        question.remove(read);
        left(question, 1);
      }
    }
  }

  @Override
  public void applied(Root root, List<Touched> touched) {
    if (waiting.get() > 0) {
      synchronized (lock) {
        for (Touched changed : touched) {
          places.watching(changed, this::touched);
        }
      }
    }
    told = root.index();
  }

  @Override
  public void replaced(Root root) {
    synchronized (lock) {
      for (ParkedQuestion<?> question : List.copyOf(questions.values())) {
        background.soon(() -> release(question));
      }
    }
    told = root.index();
  }

  /** Ends all waiting. */
  void close() {
    List<PendingRead<?>> all = new ArrayList<>();
    synchronized (lock) {
      closed = true;
      for (ParkedQuestion<?> question : List.copyOf(questions.values())) {
        List<? extends PendingRead<?>> taken = question.takeAll();
        all.addAll(taken);
        left(question, taken.size());
      }
    }
    all.forEach(read -> read.fail(gone()));
  }

  private void touched(ParkedQuestion<?> question) {
    question.quiet(told);
    evaluateSoon(question);
  }

  private void evaluateSoon(ParkedQuestion<?> question) {
    if (!question.due) {
      question.due = true;
      background.soon(() -> evaluate(question));
    }
  }

  /** Asks again, answers those for whom that is news, and lets the others wait on. */
  private <T> void evaluate(ParkedQuestion<T> question) {
    StateQuery<T> query;
    synchronized (lock) {
      question.due = false;
      if (question.isEmpty()) {
        return;
      }
      question.running = true;
      query = question.current();
    }
    Root root = current.get();
    Recorder recorder = new Recorder(root);
    Answer<T> answer;
    try {
      answer = Answers.evaluate(query, recorder);
    } catch (RuntimeException e) {
      takeAll(question).forEach(read -> read.fail(e));
      return;
    }
    List<PendingRead<T>> satisfied;
    synchronized (lock) {
      question.running = false;
      satisfied = question.takeSatisfied(answer);
      left(question, satisfied.size());
      if (!question.isEmpty()) {
        question.quietUntil = Math.max(question.quietUntil, root.index());
        watch(question, recorder.places());
        Root now = current.get();
        if (now != root && !question.isSameIn(root, now)) {
          evaluateSoon(question);
        }
      }
    }
    answer(satisfied, answer);
  }

  /** Answers all, news or not: what they compare with is gone. */
  private <T> void release(ParkedQuestion<T> question) {
    answerNow(question.query, takeAll(question));
  }

  private <T> void expire(PendingRead<T> read) {
    StateQuery<T> query = read.query;
    synchronized (lock) {
      if (read.slot >= 0) {
        ParkedQuestion<T> question = question(query);
        question.quiet(told);
        query = question.current();
      }
    }
    leave(read);
    if (!read.isDone()) {
      answerNow(query, List.of(read));
    }
  }

  private <T> void answerNow(StateQuery<T> query, List<PendingRead<T>> reads) {
    if (reads.isEmpty()) {
      return;
    }
    try {
      deliver(reads, fresh -> answers.now(query, current.get(), fresh));
    } catch (RuntimeException e) {
      reads.forEach(read -> read.fail(e));
    }
  }

  private <T> void answer(List<PendingRead<T>> reads, Answer<T> answer) {
    deliver(reads, fresh -> answers.result(answer, fresh));
  }

  /** One result for all who passed a barrier, and one for those who did not. */
  private static <T> void deliver(
      List<PendingRead<T>> reads, Function<Boolean, ReadResult<T>> results) {
    for (boolean fresh : FRESH_OR_NOT) {
      ReadResult<T> result = null;
      for (PendingRead<T> read : reads) {
        if (read.fresh == fresh) {
          result = result == null ? results.apply(fresh) : result;
          read.answer(result);
        }
      }
    }
  }

  private <T> List<PendingRead<T>> takeAll(ParkedQuestion<T> question) {
    synchronized (lock) {
      List<PendingRead<T>> all = question.takeAll();
      left(question, all.size());
      return all;
    }
  }

  /** The key of the map is equal to the query, and so of its type. */
  @SuppressWarnings("unchecked")
  private <T> ParkedQuestion<T> question(StateQuery<T> query) {
    return (ParkedQuestion<T>) questions.computeIfAbsent(query, ParkedQuestion::new);
  }

  /** Moves the registrations of a question to where it looked last. */
  private void watch(ParkedQuestion<?> question, Set<Place> looked) {
    if (question.places.equals(looked)) {
      return;
    }
    question.places.forEach(place -> places.remove(place, question));
    looked.forEach(place -> places.add(place, question));
    question.places = Set.copyOf(looked);
  }

  private void left(ParkedQuestion<?> question, int count) {
    waiting.addAndGet(-count);
    if (question.isEmpty() && questions.get(question.query) == question) {
      watch(question, Set.of());
      questions.remove(question.query);
    }
  }

  static UnavailableException gone() {
    return new UnavailableException("The state store is being replaced");
  }
}
