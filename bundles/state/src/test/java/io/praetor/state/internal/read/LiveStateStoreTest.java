package io.praetor.state.internal.read;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateQuery;
import io.praetor.state.internal.StateFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStateStoreTest {

  private static final StateQuery<Boolean> HAS_A =
      txn ->
          new StateQuery.Answer<>(
              txn.get(KvTables.ENTRIES, bytes("a")) != null,
              txn.tableIndex(KvTables.ENTRIES),
              true);

  private final StateFixture state = new StateFixture();
  private final ManualBackground background = new ManualBackground();
  private final ScriptedConsensus consensus = new ScriptedConsensus();
  private final LiveStateStore store = new LiveStateStore(state.applier, consensus, background);

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldAnswerAtOnceWhenTheBarrierIsReached() {
    state.run("put a 1");
    consensus.barrier = CompletableFuture.completedFuture(new LogPosition(1, 0));
    CompletableFuture<ReadResult<Boolean>> read = store.read(HAS_A, ReadOptions.NOW);
    assertTrue(read.isDone());
    assertEquals(new ReadResult<>(true, 2, true, 0), read.join());
  }

  @Test
  void shouldWaitForTheBarrierAndThenForTheState() {
    consensus.barrier = new CompletableFuture<>();
    CompletableFuture<ReadResult<Boolean>> read = store.read(HAS_A, ReadOptions.NOW);
    consensus.barrier.complete(new LogPosition(1, 1));
    state.run("put b 1");
    background.settle();
    assertFalse(read.isDone());
    state.run("put a 1");
    background.settle();
    assertTrue(read.join().value());
    assertEquals(0, background.timers());
  }

  @Test
  void shouldGiveUpWhenTheStateDoesNotComeAlong() {
    consensus.barrier = CompletableFuture.completedFuture(new LogPosition(1, 5));
    CompletableFuture<ReadResult<Boolean>> read = store.read(HAS_A, ReadOptions.NOW);
    background.pass(7_000);
    assertEquals(UnavailableException.class, causeOf(read).getClass());
  }

  @Test
  void shouldForgetReadsThatGaveUpWhileTheStateStandsStill() {
    consensus.barrier = CompletableFuture.completedFuture(new LogPosition(1, 5));
    for (int i = 0; i < 2_000; i++) {
      CompletableFuture<ReadResult<Boolean>> read = store.read(HAS_A, ReadOptions.NOW);
      background.pass(7_000);
      assertTrue(read.isCompletedExceptionally());
    }
    assertTrue(store.behindReads() < 100, "still there: " + store.behindReads());
  }

  @Test
  void shouldTellReadsThatWaitForTheStateWhenItIsClosed() {
    consensus.barrier = CompletableFuture.completedFuture(new LogPosition(1, 5));
    CompletableFuture<ReadResult<Boolean>> before = store.read(HAS_A, ReadOptions.NOW);
    store.close();
    CompletableFuture<ReadResult<Boolean>> after = store.read(HAS_A, ReadOptions.NOW);
    assertTrue(before.isDone() && after.isDone());
    assertEquals(UnavailableException.class, causeOf(before).getClass());
    assertEquals(UnavailableException.class, causeOf(after).getClass());
  }

  @Test
  void shouldStayParkedLongerThanCatchingUpMayTake() {
    state.run("put a 1");
    consensus.barrier = CompletableFuture.completedFuture(new LogPosition(1, 1));
    CompletableFuture<ReadResult<Boolean>> read =
        store.read(
            HAS_A, new ReadOptions(ReadMode.DEFAULT, 3, Duration.ofMinutes(1), Duration.ZERO));
    state.run("put b 1");
    background.settle();
    background.pass(59_000);
    assertFalse(read.isDone());
    background.pass(1_000);
    assertEquals(3, read.join().index());
  }

  @Test
  void shouldFailWithoutALeader() {
    consensus.barrier = CompletableFuture.failedFuture(new NoLeaderException());
    assertEquals(NoLeaderException.class, causeOf(store.read(HAS_A, ReadOptions.NOW)).getClass());
  }

  @Test
  void shouldReadStaleWithoutABarrierUnlessTooStale() {
    consensus.lastContactMillis = 500;
    consensus.leader = "";
    ReadResult<Boolean> result = store.read(HAS_A, stale(Duration.ZERO)).join();
    assertEquals(new ReadResult<>(false, 1, false, 500), result);
    assertEquals(List.of(), consensus.asked);
    store.read(HAS_A, stale(Duration.ofMillis(500))).join();
    assertEquals(List.of(), consensus.asked);
    store.read(HAS_A, stale(Duration.ofMillis(499))).join();
    assertEquals(List.of(ReadMode.DEFAULT), consensus.asked);
  }

  @Test
  void shouldTellHowOldAnAnswerMayBeOnlyWhenNobodyAskedTheLeader() {
    consensus.leads = false;
    consensus.lastContactMillis = 500;
    assertEquals(0, lastContact(ReadMode.DEFAULT, Duration.ZERO));
    assertEquals(0, lastContact(ReadMode.CONSISTENT, Duration.ZERO));
    assertEquals(500, lastContact(ReadMode.STALE, Duration.ZERO));
    assertEquals(0, lastContact(ReadMode.STALE, Duration.ofMillis(499)), "it was too old");
  }

  @Test
  void shouldTellThoseWhoWaitTogetherHowOldTheirAnswersAre() {
    consensus.lastContactMillis = 500;
    state.run("put b 1");
    List<CompletableFuture<ReadResult<Boolean>>> reads = new ArrayList<>();
    for (ReadMode mode : List.of(ReadMode.STALE, ReadMode.DEFAULT, ReadMode.STALE)) {
      reads.add(store.read(HAS_A, new ReadOptions(mode, 2, Duration.ofMinutes(5), Duration.ZERO)));
    }
    state.run("put a 1");
    background.settle();
    assertEquals(
        List.of(500L, 0L, 500L),
        reads.stream().map(read -> read.join().lastContactMillis()).toList());
    reads.clear();
    for (ReadMode mode : List.of(ReadMode.DEFAULT, ReadMode.STALE)) {
      reads.add(store.read(HAS_A, new ReadOptions(mode, 3, Duration.ofMinutes(5), Duration.ZERO)));
    }
    background.pass(Duration.ofMinutes(5).toMillis());
    assertEquals(
        List.of(0L, 500L), reads.stream().map(read -> read.join().lastContactMillis()).toList());
  }

  @Test
  void shouldNotShowWhatItHasBeforeItHeardOfALeader() {
    consensus.leads = false;
    consensus.leader = "";
    consensus.barrier = CompletableFuture.failedFuture(new NoLeaderException());
    assertEquals(
        NoLeaderException.class, causeOf(store.read(HAS_A, stale(Duration.ZERO))).getClass());
    consensus.leader = "10.0.0.1:8300";
    assertTrue(store.read(HAS_A, stale(Duration.ZERO)).join().knownLeader());
    consensus.leader = "";
    assertFalse(store.read(HAS_A, stale(Duration.ZERO)).join().knownLeader());
    assertEquals(List.of(ReadMode.DEFAULT), consensus.asked);
  }

  @Test
  void shouldSendCommandsAndUnwrapOutcomes() {
    CompletableFuture<byte[]> written = store.write(1, bytes("put a 1"));
    byte[] outcome =
        state.loop.submit(new LogPosition(1, 0), List.of(consensus.submitted)).join().get(0);
    consensus.outcome.complete(outcome);
    assertArrayEquals(bytes("put@2"), written.join());
  }

  @Test
  void shouldFailOnAQuestionThatThrows() {
    StateQuery<Boolean> bad =
        txn -> {
          throw new IllegalStateException("cannot");
        };
    assertEquals(IllegalStateException.class, causeOf(store.read(bad, ReadOptions.NOW)).getClass());
  }

  private long lastContact(ReadMode mode, Duration maxStale) {
    ReadOptions options = new ReadOptions(mode, 0, Duration.ZERO, maxStale);
    return store.read(HAS_A, options).join().lastContactMillis();
  }

  private static ReadOptions stale(Duration maxStale) {
    return new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, maxStale);
  }

  private static Throwable causeOf(CompletableFuture<?> future) {
    return assertThrows(CompletionException.class, future::join).getCause();
  }
}
