package io.praetor.state.internal.life;

import io.praetor.api.error.PlatformException;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.LeaderTask;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Perishable;
import io.praetor.api.state.Row;
import io.praetor.state.internal.apply.Command;
import io.praetor.state.internal.apply.Outcome;
import io.praetor.state.internal.apply.Perishing;
import io.praetor.state.internal.apply.Perishing.Over;
import io.praetor.state.internal.apply.RootListener;
import io.praetor.state.internal.read.Background;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.TableSchema;
import io.praetor.state.internal.table.TableVersion;
import io.praetor.state.internal.table.Touched;
import io.praetor.state.internal.tree.RowChange;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Has rows removed when their life is over, while this server leads. It hears from the apply thread
 * what was touched, and of that only perishable rows matter; one timer waits for the next deadline.
 *
 * <p>A life that is said to begin again does: leadership is proved after the question was asked,
 * and whoever leads afterwards begins all lives anew. Removals that an earlier leader still had
 * under way come too late by their term ({@link Perishing}).
 */
public final class LifeWatch implements LeaderTask, RootListener {

  /** Commands under way; what else is over waits for one of them. */
  static final int IN_FLIGHT_MAX = 16;

  private static final long NOT_LEADING = -1;

  private final Supplier<Root> current;
  private final Consensus consensus;
  private final Background background;
  private final LongSupplier nanoClock;

  /** By number: whether the rows of a table may perish. */
  private final boolean[] perishable;

  /** So that writes on a server that does not lead take no lock. */
  private volatile long term = NOT_LEADING;

  /** Guards what follows; held for moments, but for the time it takes to look at all lives once. */
  private final Object lock = new Object();

  private final List<Lives.Decided> decided = new ArrayList<>();
  private final Lives lives = new Lives(decided::add);

  /** Moves on when all lives begin anew: what was under way before does not matter then. */
  private int era;

  private int inFlight;
  private Future<?> timer;
  private long timerNanos;

  public LifeWatch(
      Supplier<Root> current, Consensus consensus, Background background, LongSupplier nanoClock) {
    this.current = current;
    this.consensus = consensus;
    this.background = background;
    this.nanoClock = nanoClock;
    List<TableSchema<?>> tables = current.get().schema().tables();
    perishable = new boolean[tables.get(tables.size() - 1).number() + 1];
    tables.forEach(
        table ->
            perishable[table.number()] = Perishable.class.isAssignableFrom(table.id().rowType()));
  }

  @Override
  public void lead() {
    RaftStatus first = consensus.status();
    RaftStatus second = consensus.status();
    // Not a snapshot: the term is that of the leadership only if it was the same all along.
    boolean leads = first.leader() && second.leader() && first.term() == second.term();
    locked(
        () -> {
          // Set first: what is published from now on is heard of, what was before is in the root.
          term = leads ? second.term() : NOT_LEADING;
          beginAnew(current.get());
        });
  }

  @Override
  public void rest() {
    locked(
        () -> {
          term = NOT_LEADING;
          beginAnew(current.get());
        });
  }

  @Override
  public void applied(Root root, List<Touched> touched) {
    if (term == NOT_LEADING) {
      return;
    }
    for (Touched place : touched) {
      if (mayPerish(place.space())) {
        locked(() -> touched.forEach(one -> touched(root, one)));
        return;
      }
    }
  }

  @Override
  public void replaced(Root root) {
    if (term != NOT_LEADING) {
      locked(() -> beginAnew(root));
    }
  }

  /** Lets a life begin again, if this server leads. Completes on any thread. */
  CompletableFuture<Verdict> renew(RowPlace place) {
    long leading = term;
    if (leading == NOT_LEADING || !leads(leading)) {
      return CompletableFuture.completedFuture(Verdict.NOT_LEADING);
    }
    return consensus
        .readBarrier(ReadMode.DEFAULT)
        .thenCompose(position -> renew(place, leading, position));
  }

  boolean mayPerish(int table) {
    return table >= 0 && table < perishable.length && perishable[table];
  }

  /** Lives that are known; for tests and reports. */
  int size() {
    synchronized (lock) {
      return lives.size();
    }
  }

  /** Leading in one term before and after the barrier, this server led when the barrier passed. */
  private CompletableFuture<Verdict> renew(RowPlace place, long leading, LogPosition barrier) {
    if (!leads(leading) || current.get().position().compareTo(barrier) < 0) {
      return CompletableFuture.completedFuture(Verdict.NOT_LEADING);
    }
    List<CompletableFuture<Verdict>> result = new ArrayList<>(1);
    locked(
        () -> {
          if (term != leading) {
            result.add(CompletableFuture.completedFuture(Verdict.NOT_LEADING));
          } else {
            result.add(renewHere(place));
          }
        });
    return result.get(0);
  }

  private CompletableFuture<Verdict> renewHere(RowPlace place) {
    long now = nanoClock.getAsLong();
    Perishable row = row(current.get(), place);
    // The version may be so new that the apply thread has not told of it yet.
    lives.seen(place, row, now);
    return row != null && row.lifeMillis() <= 0
        ? CompletableFuture.completedFuture(Verdict.RENEWED)
        : lives.renew(place, now);
  }

  private boolean leads(long wanted) {
    RaftStatus status = consensus.status();
    return status.leader() && status.term() == wanted;
  }

  private void touched(Root root, Touched touched) {
    if (mayPerish(touched.space())) {
      RowPlace place = new RowPlace(touched.space(), touched.key());
      lives.seen(place, row(root, place), nanoClock.getAsLong());
    }
  }

  private static Perishable row(Root root, RowPlace place) {
    return (Perishable) root.get(root.schema().table(place.table()).id(), place.key());
  }

  private void beginAnew(Root root) {
    era++;
    inFlight = 0;
    lives.clear();
    if (term != NOT_LEADING) {
      root.tables().forEach(this::beginAll);
    }
  }

  private <R extends Row> void beginAll(TableVersion<R> table) {
    if (!mayPerish(table.schema().number())) {
      return;
    }
    long now = nanoClock.getAsLong();
    Iterator<RowChange<R>> rows = table.rows().entries();
    while (rows.hasNext()) {
      RowChange<R> row = rows.next();
      RowPlace place = new RowPlace(table.schema().number(), row.key());
      lives.seen(place, (Perishable) row.after(), now);
    }
  }

  /** Does something to the lives, then sets the timer to what they are like and tells who waits. */
  private void locked(Runnable work) {
    List<Lives.Decided> answers;
    synchronized (lock) {
      work.run();
      setTimer();
      answers = List.copyOf(decided);
      decided.clear();
    }
    answers.forEach(one -> one.asker().complete(one.verdict()));
  }

  /** Lives that are over, on the way to their end. */
  private record Batch(List<Life> lives, byte[] command, int era) {}

  private void takeOver(List<Batch> over) {
    if (term == NOT_LEADING) {
      return;
    }
    long now = nanoClock.getAsLong();
    while (inFlight < IN_FLIGHT_MAX && lives.dueIn(now) == 0) {
      List<Life> due = lives.takeDue(now, Perishing.MAX_ROWS);
      List<Over> rows = new ArrayList<>(due.size());
      due.forEach(one -> rows.add(new Over(one.place.table(), one.place.key(), one.modifyIndex)));
      Perishing command = new Perishing(term, current.get().index(), rows);
      over.add(new Batch(due, Command.encode(Commands.PERISH, command.encode()), era));
      inFlight++;
    }
  }

  private void submit(Batch batch) {
    var unused =
        consensus
            .submit(batch.command())
            .whenComplete((outcome, failure) -> locked(() -> ended(batch, outcome)));
  }

  /** All that were removed have been seen to go by now; the rest is tried again. */
  private void ended(Batch batch, byte[] outcome) {
    if (batch.era() == era) {
      inFlight--;
      lives.failed(batch.lives(), outcome != null && isFailure(outcome), nanoClock.getAsLong());
    }
  }

  private static boolean isFailure(byte[] outcome) {
    try {
      Outcome.unwrap(outcome);
      return false;
    } catch (PlatformException e) {
      return true;
    }
  }

  /** Nothing is due while as much as may be is under way: the next to end looks again. */
  private void setTimer() {
    long now = nanoClock.getAsLong();
    long due = inFlight < IN_FLIGHT_MAX ? lives.dueIn(now) : Lives.NEVER;
    if (due == Lives.NEVER) {
      stopTimer();
    } else if (timer == null || now + due - timerNanos < 0) {
      stopTimer();
      timerNanos = now + due;
      timer = background.later(this::ring, due, TimeUnit.NANOSECONDS);
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void ring() {
    List<Batch> over = new ArrayList<>();
    locked(
        () -> {
          timer = null;
          takeOver(over);
        });
    over.forEach(this::submit);
  }
}
