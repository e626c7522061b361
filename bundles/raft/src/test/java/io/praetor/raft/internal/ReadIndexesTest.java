package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReadIndexesTest {

  private static final LogPosition FIRST = new LogPosition(1, 1);
  private static final LogPosition SECOND = new LogPosition(1, 2);

  private final List<CompletableFuture<LogPosition>> asked = new ArrayList<>();
  private final List<Runnable> paused = new ArrayList<>();
  private long now;

  private final ReadIndexes reads = new ReadIndexes(this::ask, paused::add, () -> now, 100);

  private CompletableFuture<LogPosition> ask() {
    CompletableFuture<LogPosition> question = new CompletableFuture<>();
    asked.add(question);
    return question;
  }

  @Test
  void shouldServeNobodyWithAQuestionThatWasAskedBefore() {
    CompletableFuture<LogPosition> early = reads.barrier();
    CompletableFuture<LogPosition> late = reads.barrier();
    CompletableFuture<LogPosition> later = reads.barrier();
    asked.get(0).complete(FIRST);
    assertEquals(FIRST, early.join());
    assertFalse(late.isDone());

    asked.get(1).complete(SECOND);

    assertEquals(SECOND, late.join());
    assertEquals(SECOND, later.join());
    assertEquals(2, asked.size());
  }

  @Test
  void shouldAskAgainWhenTheLeaderDoesNotAnswer() {
    CompletableFuture<LogPosition> read = reads.barrier();
    asked.get(0).completeExceptionally(new NoLeaderException());
    assertFalse(read.isDone());
    paused.get(0).run();
    asked.get(1).complete(FIRST);

    assertEquals(FIRST, read.join());
  }

  @Test
  void shouldNotWaitForALeaderThatWasReplaced() {
    CompletableFuture<LogPosition> read = reads.barrier();
    reads.leaderChanged();
    paused.get(0).run();
    asked.get(1).complete(FIRST);

    assertEquals(FIRST, read.join());
  }

  @Test
  void shouldGiveUpWithoutALeader() {
    CompletableFuture<LogPosition> read = reads.barrier();
    asked.get(0).completeExceptionally(new NoLeaderException());
    now = 100;
    paused.get(0).run();

    assertTrue(read.isCompletedExceptionally());
    assertEquals(1, asked.size());
    assertFalse(reads.barrier().isDone());
    assertEquals(2, asked.size());
  }

  @Test
  void shouldRefuseEverythingWhenClosed() {
    CompletableFuture<LogPosition> asking = reads.barrier();
    CompletableFuture<LogPosition> waiting = reads.barrier();
    reads.close();
    asked.get(0).completeExceptionally(new NoLeaderException());

    assertTrue(asking.isCompletedExceptionally());
    assertTrue(waiting.isCompletedExceptionally());
    assertTrue(reads.barrier().isCompletedExceptionally());
  }
}
