package io.praetor.state.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The log of one server over a real state: it leads or not, and can hold back what is submitted.
 */
public final class OneServer implements Consensus {

  private record Held(byte[] command, CompletableFuture<byte[]> outcome) {}

  public final StateFixture state;
  public boolean leader = true;
  public long term = StateFixture.TERM;
  public String leaderAddress = "10.0.0.1:8300";

  /** While set, nothing that is submitted is applied. */
  public boolean holding;

  /** While set, submitting fails at once. */
  public boolean refusing;

  public CompletableFuture<LogPosition> barrier =
      CompletableFuture.completedFuture(LogPosition.NONE);

  /** Run once, while a barrier is asked for. */
  public Runnable meanwhile = () -> {};

  public int submitted;

  /** Sees every command before anything is done with it. */
  public Consumer<byte[]> before = command -> {};

  private final Deque<Held> held = new ArrayDeque<>();
  private final List<CompletableFuture<?>> underWay = new ArrayList<>();

  public OneServer(StateFixture state) {
    this.state = state;
  }

  @Override
  public CompletableFuture<byte[]> submit(byte[] command) {
    submitted++;
    before.accept(command);
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
  public void release() {
    holding = false;
    held.forEach(this::apply);
    held.clear();
    settle();
  }

  /** Waits until all is applied. */
  public void settle() {
    List.copyOf(underWay).forEach(CompletableFuture::join);
    underWay.clear();
  }

  public int held() {
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
