package io.praetor.state.internal.read;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateQuery.Answer;
import io.praetor.api.state.StateStore;
import io.praetor.state.internal.apply.Applier;
import io.praetor.state.internal.apply.Command;
import io.praetor.state.internal.apply.Outcome;
import io.praetor.state.internal.table.Root;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The store as the other bundles see it: a read is a barrier, then a version, then the query on it.
 *
 * <p>An answer that comes after waiting needs no second barrier: what it was read from is committed
 * and newer than the barrier, so there is a moment between question and answer at which it was
 * right, which is all that linearizable means (Herlihy and Wing, 1990).
 */
public final class LiveStateStore implements StateStore {

  /** How long a read may wait for the local state to catch up; Consul's rpc_hold_timeout. */
  private static final long CATCH_UP_MILLIS = 7_000;

  private final Applier applier;
  private final Consensus consensus;
  private final Background background;
  private final Answers answers;
  private final LeaderContact contact;
  private final WaitingLot lot;
  private final AppliedGate gate;

  public LiveStateStore(Applier applier, Consensus consensus, Background background) {
    this.applier = applier;
    this.consensus = consensus;
    this.background = background;
    answers = new Answers(consensus);
    contact = new LeaderContact(consensus);
    lot = new WaitingLot(applier::root, background, answers);
    gate = new AppliedGate(applier::root, background);
    applier.listen(lot);
    applier.listen(gate);
  }

  @Override
  public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
    CompletableFuture<LogPosition> barrier = barrier(options);
    if (barrier == null || isReached(barrier)) {
      return readNow(query, options, barrier != null);
    }
    PendingRead<T> read = new PendingRead<>(query, options, true, lot::leave);
    var unused = barrier.whenComplete((position, error) -> afterBarrier(read, position, error));
    return read;
  }

  @Override
  public CompletableFuture<byte[]> write(int command, byte[] payload) {
    return consensus.submit(Command.encode(command, payload)).thenApply(Outcome::unwrap);
  }

  /** Questions that wait for news. */
  public int waiting() {
    return lot.waiting();
  }

  /** Ends all waiting; the state itself goes on. */
  public void close() {
    applier.unlisten(lot);
    applier.unlisten(gate);
    lot.close();
    gate.close();
  }

  /** Reads that wait for the state to catch up. */
  int behindReads() {
    return gate.waiting();
  }

  /** What to wait for before reading; null for nothing. */
  private CompletableFuture<LogPosition> barrier(ReadOptions options) {
    if (options.mode() != ReadMode.STALE) {
      return consensus.readBarrier(options.mode());
    }
    long bound = options.maxStale().toMillis();
    boolean tooStale =
        !contact.ever() || (bound > 0 && consensus.status().lastContactMillis() > bound);
    return tooStale ? consensus.readBarrier(ReadMode.DEFAULT) : null;
  }

  private boolean isReached(CompletableFuture<LogPosition> barrier) {
    return barrier.isDone()
        && !barrier.isCompletedExceptionally()
        && gate.isOpen(barrier.getNow(LogPosition.NONE));
  }

  private <T> CompletableFuture<ReadResult<T>> readNow(
      StateQuery<T> query, ReadOptions options, boolean fresh) {
    if (options.index() > 0) {
      PendingRead<T> read = new PendingRead<>(query, options, fresh, lot::leave);
      answerOrPark(read);
      return read;
    }
    try {
      return CompletableFuture.completedFuture(
          answers.result(Answers.evaluate(query, applier.root()), fresh));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private <T> void afterBarrier(PendingRead<T> read, LogPosition position, Throwable error) {
    if (error != null) {
      read.fail(error instanceof CompletionException ? error.getCause() : error);
    } else if (gate.isOpen(position)) {
      answerOrPark(read);
    } else {
      read.deadline(
          background.later(() -> read.fail(behind()), CATCH_UP_MILLIS, TimeUnit.MILLISECONDS));
      gate.await(position, read, () -> afterCatchingUp(read));
    }
  }

  private <T> void afterCatchingUp(PendingRead<T> read) {
    read.stopTimer();
    answerOrPark(read);
  }

  private <T> void answerOrPark(PendingRead<T> read) {
    if (read.isDone()) {
      return;
    }
    try {
      Root root = applier.root();
      Recorder recorder = new Recorder(root);
      Answer<T> answer = Answers.evaluate(read.query, recorder);
      if (read.options.index() <= 0 || Answers.isNews(answer, read.options.index())) {
        read.answer(answers.result(answer, read.fresh));
      } else {
        lot.park(read, answer, root, recorder.places());
      }
    } catch (RuntimeException e) {
      read.fail(e);
    }
  }

  private static UnavailableException behind() {
    return new UnavailableException("This server has not caught up with the leader yet");
  }
}
