package io.praetor.state.internal.read;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.UnavailableException;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingReadTest {

  private static final AtomicInteger EVALUATIONS = new AtomicInteger();

  /** A single key, with the index of the whole table as Consul reports it. */
  record One(String key) implements StateQuery<KvEntry> {
    @Override
    public Answer<KvEntry> run(ReadTxn txn) {
      EVALUATIONS.incrementAndGet();
      KvEntry entry = txn.get(KvTables.ENTRIES, bytes(key));
      return new Answer<>(entry, txn.tableIndex(KvTables.ENTRIES), entry != null);
    }
  }

  /** Everything below a prefix. */
  record Below(String prefix) implements StateQuery<List<KvEntry>> {
    @Override
    public Answer<List<KvEntry>> run(ReadTxn txn) {
      EVALUATIONS.incrementAndGet();
      List<KvEntry> entries = new ArrayList<>();
      txn.scan(KvTables.ENTRIES, bytes(prefix)).forEach(entries::add);
      long index = txn.newestBelow(KvTables.ENTRIES, bytes(prefix));
      return new Answer<>(
          entries, index == 0 ? txn.tableIndex(KvTables.ENTRIES) : index, !entries.isEmpty());
    }
  }

  /** What changed below a prefix after an index, by someone who forgets all but the last change. */
  record Happened(String prefix, long after, long quiet) implements StateQuery<String> {
    @Override
    public Answer<String> run(ReadTxn txn) {
      long newest = txn.newestBelow(KvTables.ENTRIES, bytes(prefix));
      boolean forgot = quiet < txn.index() - 1;
      return newest > quiet
          ? new Answer<>(forgot ? "forgot" : "change of " + newest, txn.index(), true)
          : new Answer<>("nothing since " + quiet, after, true);
    }

    @Override
    public StateQuery<String> since(long index) {
      return new Happened(prefix, after, Math.max(after, index));
    }
  }

  /** A key that leaves no index behind when it goes. */
  record Traceless(String key) implements StateQuery<KvEntry> {
    @Override
    public Answer<KvEntry> run(ReadTxn txn) {
      KvEntry entry = txn.get(KvTables.ENTRIES, bytes(key));
      return entry == null
          ? new Answer<>(null, Answer.NONE, false)
          : new Answer<>(entry, entry.modifyIndex(), true);
    }
  }

  private final StateFixture state = new StateFixture();
  private final ManualBackground background = new ManualBackground();
  private final ScriptedConsensus consensus = new ScriptedConsensus();
  private final LiveStateStore store = new LiveStateStore(state.applier, consensus, background);

  @AfterEach
  void close() throws InterruptedException {
    state.close();
    EVALUATIONS.set(0);
  }

  @Test
  void shouldAnswerAtOnceWhenTheIndexIsPastAlready() {
    state.run("put a 1", "put b 1");
    assertEquals(3, wait(new One("a"), 2).join().index());
    assertEquals(0, store.waiting());
  }

  @Test
  void shouldWakeOnAChangeOfTheKeyAndOnNothingElse() {
    state.run("put a 1");
    CompletableFuture<ReadResult<KvEntry>> read = wait(new One("a"), 2);
    state.run("put b 1", "put aa 1", "delete b");
    assertEquals(0, background.settle());
    assertFalse(read.isDone());
    state.run("put a 2");
    background.settle();
    assertEquals(6, read.join().index());
    assertEquals("2", new String(read.join().value().value(), StandardCharsets.UTF_8));
    assertEquals(0, background.timers());
  }

  @Test
  void shouldTellThoseWhoKnewItThatSomethingWentWithoutATrace() {
    state.run("put a 1");
    CompletableFuture<ReadResult<KvEntry>> waiting = wait(new Traceless("a"), 2);
    state.run("delete a");
    background.settle();
    assertEquals(1, waiting.join().index());
    assertNull(waiting.join().value());
    assertEquals(1, wait(new Traceless("a"), 2).join().index());

    CompletableFuture<ReadResult<KvEntry>> next = wait(new Traceless("a"), 1);
    background.settle();
    assertFalse(next.isDone());
    state.run("put a 2");
    background.settle();
    assertEquals(4, next.join().index());
  }

  @Test
  void shouldWakeOnAnythingBelowAPrefix() {
    state.run("put p/a 1", "put q 1");
    CompletableFuture<ReadResult<List<KvEntry>>> read = wait(new Below("p/"), 2);
    CompletableFuture<ReadResult<List<KvEntry>>> all = wait(new Below(""), 3);
    state.run("put p 1");
    background.settle();
    assertFalse(read.isDone());
    assertEquals(4, all.join().index());
    state.run("put p/b/c 1");
    background.settle();
    assertEquals(2, read.join().value().size());
  }

  @Test
  void shouldTellAQuestionHowLongItHasBeenQuiet() {
    state.run("put p/a 1");
    CompletableFuture<ReadResult<String>> read = wait(new Happened("p/", 2, 2), 2);
    state.run("put q 1", "put q 2", "put q 3");
    assertEquals(0, background.settle());
    state.run("put p/a 2");
    background.settle();
    assertEquals("change of 6", read.join().value());
  }

  @Test
  void shouldNotCountAsQuietWhatIsStillToBeLookedAt() {
    state.run("put p/a 1");
    CompletableFuture<ReadResult<String>> read = wait(new Happened("p/", 2, 2), 2);
    state.run("put q 1");
    state.run("put p/a 2");
    state.run("put q 2");
    state.run("put p/b 1");
    background.settle();
    assertEquals("forgot", read.join().value());
  }

  @Test
  void shouldTellSoWhenTimeIsUp() {
    state.run("put p/a 1");
    CompletableFuture<ReadResult<String>> read = wait(new Happened("p/", 2, 2), 2);
    state.run("put q 1");
    state.run("put q 2");
    background.pass(1_001);
    assertEquals("nothing since 4", read.join().value());
  }

  @Test
  void shouldWakeOnADeletion() {
    state.run("put a 1");
    CompletableFuture<ReadResult<KvEntry>> read = wait(new One("a"), 2);
    state.run("delete a");
    background.settle();
    assertNull(read.join().value());
    assertEquals(3, read.join().index());
  }

  @Test
  void shouldSleepOnWhileWhatIsAbsentStaysAbsent() {
    state.run("put x 1");
    CompletableFuture<ReadResult<List<KvEntry>>> read = wait(new Below("p/"), 2);
    state.run("put p/a 1", "delete p/a");
    background.settle();
    // What came and went between two evaluations was never seen, so nothing has changed.
    assertFalse(read.isDone());
    state.run("put p/a 1");
    background.settle();
    assertEquals(5, read.join().index());
  }

  @Test
  void shouldAnswerTheFirstTimeThoughAbsent() {
    state.run("put x 1", "put y 1");
    assertNull(wait(new One("a"), 2).join().value());
  }

  @Test
  void shouldAnswerWithWhatThereIsWhenTimeIsUp() {
    state.run("put a 1");
    CompletableFuture<ReadResult<KvEntry>> read = wait(new One("a"), 2);
    state.run("put b 1");
    background.pass(999);
    assertFalse(read.isDone());
    background.pass(1);
    assertEquals(3, read.join().index());
    assertEquals(0, store.waiting());
  }

  @Test
  void shouldNeverReportIndexZero() {
    CompletableFuture<ReadResult<KvEntry>> read = wait(new One("a"), 1);
    background.pass(1000);
    assertEquals(1, read.join().index());
    assertEquals(1, store.read(new One("a"), ReadOptions.NOW).join().index());
  }

  /** An empty store reports index 1; whoever waits for more must see the very first command. */
  @Test
  void shouldWakeOnTheFirstCommandOfAll() {
    CompletableFuture<ReadResult<KvEntry>> read = wait(new One("a"), 1);
    state.run("put a 1");
    background.settle();
    assertEquals(2, read.join().index());
  }

  @Test
  void shouldEvaluateOnceForAllWhoAskTheSame() {
    state.run("put a 1");
    List<CompletableFuture<ReadResult<KvEntry>>> reads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      reads.add(wait(new One("a"), 2));
    }
    CompletableFuture<ReadResult<KvEntry>> later = wait(new One("a"), 50);
    EVALUATIONS.set(0);
    state.run("put a 2");
    state.run("put a 3");
    background.settle();
    assertEquals(1, EVALUATIONS.get());
    reads.forEach(read -> assertSame(reads.get(0).join(), read.join()));
    assertFalse(later.isDone());
    assertEquals(1, store.waiting());
  }

  @Test
  void shouldStopWaitingWhenCancelled() {
    state.run("put a 1");
    CompletableFuture<ReadResult<KvEntry>> read = wait(new One("a"), 2);
    CompletableFuture<ReadResult<KvEntry>> stays = wait(new One("a"), 2);
    assertTrue(read.cancel(false));
    assertEquals(1, store.waiting());
    assertEquals(1, background.timers());
    state.run("put a 2");
    background.settle();
    assertEquals(3, stays.join().index());
    assertEquals(0, store.waiting());
  }

  @Test
  void shouldMissNothingBetweenReadingAndParking() {
    state.run("put a 1");
    StateQuery<KvEntry> meddling =
        txn -> {
          StateQuery.Answer<KvEntry> answer = new One("a").run(txn);
          if (txn.index() == 2) {
            state.run("put a 2");
          }
          return answer;
        };
    CompletableFuture<ReadResult<KvEntry>> read = wait(meddling, 2);
    background.settle();
    assertEquals(3, read.join().index());
  }

  @Test
  void shouldNotEvaluateForChangesElsewhereBetweenReadingAndParking() {
    state.run("put a 1");
    StateQuery<KvEntry> meddling =
        txn -> {
          StateQuery.Answer<KvEntry> answer = new One("a").run(txn);
          if (txn.index() == 2) {
            state.run("put b 2");
          }
          return answer;
        };
    CompletableFuture<ReadResult<KvEntry>> read = wait(meddling, 2);
    assertEquals(0, background.settle());
    assertFalse(read.isDone());
  }

  @Test
  void shouldWakeEveryoneWhenTheStateIsReplaced() {
    state.run("put a 1", "put b 1");
    CompletableFuture<ReadResult<KvEntry>> read = wait(new One("a"), 99);
    state.loop.replace(Root.empty(Schema.current())).join();
    background.settle();
    assertEquals(1, read.join().index());
    assertNull(read.join().value());
  }

  @Test
  void shouldEndAllWaitingOnClose() {
    state.run("put a 1");
    CompletableFuture<ReadResult<KvEntry>> read = wait(new One("a"), 2);
    store.close();
    CompletionException failure = assertThrows(CompletionException.class, read::join);
    assertEquals(UnavailableException.class, failure.getCause().getClass());
    assertTrue(wait(new One("a"), 2).isCompletedExceptionally());
  }

  @Test
  void shouldWatchWholeTablesWhenAQuestionLooksAtVeryManyKeys() {
    StateQuery<Integer> wide =
        txn -> {
          for (int i = 0; i < Recorder.MAX_PLACES * 3; i++) {
            txn.get(KvTables.ENTRIES, bytes("k" + i));
          }
          return new StateQuery.Answer<>(1, txn.tableIndex(KvTables.ENTRIES), true);
        };
    state.run("put a 1");
    CompletableFuture<ReadResult<Integer>> read = wait(wide, 2);
    state.run("put b 1");
    background.settle();
    assertEquals(3, read.join().index());
  }

  @Test
  void shouldLeaveThousandsAsleepForOne() {
    state.run("put a 1");
    List<CompletableFuture<ReadResult<KvEntry>>> reads = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      reads.add(wait(new One("wanted/" + i), 2));
    }
    assertEquals(20_000, store.waiting());
    EVALUATIONS.set(0);
    state.run("put elsewhere 1", "put wanted 1", "put wanted/777 1");
    assertEquals(1, background.settle());
    assertEquals(1, EVALUATIONS.get());
    assertEquals(5, reads.get(777).join().index());
    assertEquals(19_999, store.waiting());
  }

  @Test
  void shouldFollowAnIndexScan() {
    StateQuery<Integer> held =
        txn -> {
          List<KvEntry> rows = new ArrayList<>();
          txn.scan(KvTables.BY_SESSION, bytes("s1\0")).forEach(rows::add);
          return new StateQuery.Answer<>(rows.size(), txn.tableIndex(KvTables.ENTRIES), true);
        };
    state.run("lock a s1");
    CompletableFuture<ReadResult<Integer>> read = wait(held, 2);
    state.run("lock b s2", "put c 1");
    assertEquals(0, background.settle());
    state.run("put a 1");
    background.settle();
    assertEquals(0, read.join().value());
  }

  @Test
  void shouldFailAWaitingQuestionThatThrows() {
    state.run("put a 1");
    StateQuery<KvEntry> fragile =
        txn -> {
          if (txn.index() > 2) {
            throw new IllegalStateException("cannot");
          }
          return new One("a").run(txn);
        };
    CompletableFuture<ReadResult<KvEntry>> read = wait(fragile, 2);
    state.run("put a 2");
    background.settle();
    assertThrows(CompletionException.class, read::join);
    assertEquals(0, store.waiting());
  }

  private <T> CompletableFuture<ReadResult<T>> wait(StateQuery<T> query, long index) {
    return store.read(
        query, new ReadOptions(ReadMode.DEFAULT, index, Duration.ofSeconds(1), Duration.ZERO));
  }
}
