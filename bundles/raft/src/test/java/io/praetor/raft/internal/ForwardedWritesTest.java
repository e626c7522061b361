package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.PeerLostException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.Applied;
import io.praetor.raft.internal.control.ControlReply.NotTaken;
import io.praetor.raft.internal.control.ControlReply.Outcomes;
import io.praetor.raft.internal.control.ControlRequest.Submit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ForwardedWritesTest implements ForwardedWrites.Way {

  private static final byte[] COMMAND = {1};
  private static final byte[] RESULT = {2};

  private final ForwardedWrites writes = new ForwardedWrites(this, 100, 1_000);
  private final List<CompletableFuture<ControlReply>> sent = new ArrayList<>();
  private final List<Runnable> paused = new ArrayList<>();
  private Optional<Function<byte[], CompletableFuture<byte[]>>> local = Optional.empty();
  private String leader = "a";
  private long now;

  @Test
  void shouldGiveTheLeadersResult() {
    CompletableFuture<byte[]> write = writes.submit(COMMAND);
    sent.get(0).complete(new Outcomes(List.of(new Applied(RESULT))));

    assertArrayEquals(RESULT, write.join());
  }

  @Test
  void shouldTryAgainWhatWasSurelyNotTaken() {
    CompletableFuture<byte[]> write = writes.submit(COMMAND);
    sent.get(0).completeExceptionally(new PeerUnreachableException("down"));
    resume();
    sent.get(1).complete(new ControlReply.NotLeader());
    resume();
    sent.get(2).complete(new Outcomes(List.of(new NotTaken())));
    resume();
    sent.get(3).complete(new Outcomes(List.of(new Applied(RESULT))));

    assertArrayEquals(RESULT, write.join());
  }

  @Test
  void shouldNeverSendTwiceWhatMayHaveBeenTaken() {
    CompletableFuture<byte[]> write = writes.submit(COMMAND);
    sent.get(0).completeExceptionally(new PeerLostException("gone"));

    assertUnknown(write);
    assertEquals(1, sent.size());
  }

  @Test
  void shouldNotWaitForALeaderThatWasReplaced() {
    CompletableFuture<byte[]> write = writes.submit(COMMAND);
    writes.leaderChanged("a");
    assertFalse(write.isDone());

    writes.leaderChanged("b");

    assertUnknown(write);
  }

  @Test
  void shouldWaitForALeaderButNotForEver() {
    leader = null;
    CompletableFuture<byte[]> write = writes.submit(COMMAND);
    resume();
    assertFalse(write.isDone());
    now = 100;
    resume();

    assertInstanceOf(
        NoLeaderException.class, assertThrows(CompletionException.class, write::join).getCause());
    assertEquals(List.of(), sent);
  }

  @Test
  void shouldWriteItselfWhenItComesToLead() {
    leader = null;
    CompletableFuture<byte[]> write = writes.submit(COMMAND);
    local = Optional.of(command -> CompletableFuture.completedFuture(RESULT));
    resume();

    assertArrayEquals(RESULT, write.join());
  }

  private static void assertUnknown(CompletableFuture<byte[]> write) {
    Throwable failure = assertThrows(CompletionException.class, write::join).getCause();
    assertInstanceOf(OperationFailedException.class, failure);
    assertEquals(ForwardedWrites.UNKNOWN, failure.getMessage());
  }

  private void resume() {
    List<Runnable> due = List.copyOf(paused);
    paused.clear();
    due.forEach(Runnable::run);
  }

  @Override
  public Optional<Function<byte[], CompletableFuture<byte[]>>> local() {
    return local;
  }

  @Override
  public String leader() {
    return leader;
  }

  @Override
  public CompletableFuture<ControlReply> send(String to, Submit commands) {
    CompletableFuture<ControlReply> reply = new CompletableFuture<>();
    sent.add(reply);
    return reply;
  }

  @Override
  public void pause(Runnable work) {
    paused.add(work);
  }

  @Override
  public long nanoTime() {
    return now;
  }
}
