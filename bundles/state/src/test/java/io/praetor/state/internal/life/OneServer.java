package io.praetor.state.internal.life;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import io.praetor.state.internal.StateFixture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The log of one server over a real state: it leads or not, and can hold back what is submitted.
 */
final class OneServer implements Consensus {

  private record Held(byte[] command, CompletableFuture<byte[]> outcome) {}

  final StateFixture state;
  boolean leader = true;
  long term = StateFixture.TERM;
  String leaderAddress = "10.0.0.1:8300";

  /** While set, nothing that is submitted is applied. */
  boolean holding;

  /** While set, submitting fails at once. */
  boolean refusing;

  CompletableFuture<LogPosition> barrier = CompletableFuture.completedFuture(LogPosition.NONE);

  /** Run once, while a barrier is asked for. */
  Runnable meanwhile = () -> {};

  int submitted;
  private final Deque<Held> held = new ArrayDeque<>();
  private final List<CompletableFuture<?>> underWay = new ArrayList<>();

  OneServer(StateFixture state) {
    this.state = state;
  }

  @Override
  public CompletableFuture<byte[]> submit(byte[] command) {
    submitted++;
    if (refusing) {
      return CompletableFuture.failedFuture(new NoLeaderException());
    }
    Held one = new Held(command, new CompletableFuture<>());
    if (holding) {
      held.add(one);
    } else {
      apply(one);
    }
    return one.outcome();
  }

  /** Applies what was held back, as part of entries of the current term. */
  void release() {
    holding = false;
    held.forEach(this::apply);
    held.clear();
    settle();
  }

  /** Waits until all is applied. */
  void settle() {
    List.copyOf(underWay).forEach(CompletableFuture::join);
    underWay.clear();
  }

  int held() {
    return held.size();
  }

  private void apply(Held one) {
    underWay.add(
        state
            .submit(term, List.of(one.command()))
            .thenAccept(outcomes -> one.outcome().complete(outcomes.get(0))));
  }

  @Override
  public CompletableFuture<LogPosition> readBarrier(ReadMode mode) {
    Runnable once = meanwhile;
    meanwhile = () -> {};
    once.run();
    return barrier;
  }

  @Override
  public RaftStatus status() {
    return new RaftStatus(leader, leaderAddress, List.of(), term, 1, 1, 1, 0);
  }
}
