package io.praetor.state.internal.apply;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.Commands;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplyLoopTest {

  private final StateFixture state = new StateFixture();

  @AfterEach
  void close() throws InterruptedException {
    state.close();
    assertNull(state.broken);
  }

  @Test
  void shouldNumberCommandsOneByOne() {
    assertEquals(List.of("put@2", "put@3"), state.run("put a 1", "put b 2"));
    assertEquals(List.of("delete@4"), state.run("delete a"));
    assertEquals(4, state.root().index());
    assertEquals(4, state.root().tableIndex(KvTables.ENTRIES));
    assertEquals(new LogPosition(1, 1), state.root().position());
    assertNull(state.value("a"));
    assertEquals("2", state.value("b"));
  }

  @Test
  void shouldUndoOneCommandThatThrowsAndGoOn() {
    state.run("put a 1", "lock x s");
    long tableIndex = state.root().tableIndex(KvTables.ENTRIES);
    List<byte[]> outcomes = state.submit("fail b").join();
    assertThrows(OperationFailedException.class, () -> Outcome.unwrap(outcomes.get(0)));
    assertEquals("1", state.value("a"));
    assertNull(state.value("b"));
    assertEquals(tableIndex, state.root().tableIndex(KvTables.ENTRIES));
    assertEquals(1, count(state.root().scan(KvTables.BY_SESSION, new byte[0])));
    List<byte[]> mixed = state.submit("put c 3", "fail a", "put d 4").join();
    assertEquals(3, mixed.size());
    assertEquals("1", state.value("a"));
    assertEquals("4", state.value("d"));
    assertEquals(7, state.root().index());
    assertEquals(2, state.root().newestBelow(KvTables.ENTRIES, bytes("a")));
  }

  @Test
  void shouldMakeAMalformedCommandAFailedOne() {
    List<byte[]> outcomes =
        state.loop.submit(new LogPosition(1, 0), List.of(new byte[] {-1, -1})).join();
    assertThrows(OperationFailedException.class, () -> Outcome.unwrap(outcomes.get(0)));
    assertEquals(2, state.root().index());
  }

  @Test
  void shouldLetAHandlerDeleteWhatItWalksOver() {
    state.run("put p/1 a", "put p/2 b", "put p/3/4 c", "put q d");
    state.run("sweep p/");
    assertEquals(1, count(state.root().scan(KvTables.ENTRIES, new byte[0])));
    assertEquals("d", state.value("q"));
  }

  @Test
  void shouldKeepTheSecondaryIndexInStep() {
    state.run("lock a s1", "lock b s1", "lock c s2");
    assertEquals(2, count(state.root().scan(KvTables.BY_SESSION, bytes("s1\0"))));
    state.run("put a free", "lock b s2", "delete c");
    assertEquals(0, count(state.root().scan(KvTables.BY_SESSION, bytes("s1\0"))));
    assertEquals(
        "b", state.root().scan(KvTables.BY_SESSION, bytes("s2\0")).iterator().next().key());
  }

  @Test
  void shouldWaitForAMissingHandlerBetweenEntries() {
    state.run("put a 1");
    state.handlers.remove(Commands.KV, 1);
    CompletableFuture<List<byte[]>> waits = state.submit("put a 2", "put b 2");
    CompletableFuture<List<byte[]>> behind = state.submit("put c 3");
    while (!state.rules.missing().equals("command " + Commands.KV)) {
      Thread.onSpinWait();
    }
    assertFalse(waits.isDone());
    assertEquals("1", state.value("a"));
    state.handlers.add(Commands.KV, StateFixture.HANDLER, 0, 2);
    waits.join();
    behind.join();
    assertEquals("2", state.value("b"));
    assertEquals("3", state.value("c"));
    assertEquals("", state.rules.missing());
  }

  @Test
  void shouldPreferTheHighestRankingAndThenTheNewest() {
    state.handlers.add(Commands.KV, (txn, payload) -> bytes("newer"), 0, 2);
    assertEquals(List.of("newer"), state.run("put a 1"));
    state.handlers.add(Commands.KV, (txn, payload) -> bytes("ranked"), 5, 0);
    assertEquals(List.of("ranked"), state.run("put a 1"));
    state.handlers.remove(Commands.KV, 0);
    state.handlers.remove(Commands.KV, 2);
    assertEquals(List.of("put@4"), state.run("put a 1"));
  }

  @Test
  void shouldCompleteInOrderAfterPublishing() throws InterruptedException {
    CountDownLatch hold = new CountDownLatch(1);
    state.handlers.add(
        Commands.KV,
        (txn, payload) -> {
          awaitQuietly(hold);
          return StateFixture.HANDLER.apply(txn, payload);
        },
        1,
        9);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      all.add(
          state
              .submit("put k" + i + " v")
              .thenRun(
                  () -> {
                    order.add(number);
                    assertEquals("v", state.value("k" + number));
                  }));
    }
    hold.countDown();
    all.forEach(CompletableFuture::join);
    List<Integer> sorted = new ArrayList<>(order);
    Collections.sort(sorted);
    assertEquals(sorted, order);
  }

  @Test
  void shouldSkipWhatALogReplaysBesideALivingState() {
    state.run("put a 1");
    List<byte[]> again =
        state
            .loop
            .submit(new LogPosition(1, 0), List.of(Command.encode(Commands.KV, bytes("put a 2"))))
            .join();
    assertEquals(1, again.size());
    assertEquals("1", state.value("a"));
    assertEquals(2, state.root().index());
  }

  @Test
  void shouldReplaceTheWholeState() {
    state.run("put a 1");
    Root restored = Root.empty(Schema.current()).at(new LogPosition(3, 9));
    assertEquals(true, state.loop.replace(restored).join());
    assertNull(state.value("a"));
    assertEquals(new LogPosition(3, 9), state.root().position());
  }

  @Test
  void shouldAbandonAReplacementBehindWhatWaitsForItsHandler() throws InterruptedException {
    Rules none = StateFixture.rules();
    ApplyLoop loop = new ApplyLoop(new Applier(state.root(), none), none, cause -> {});
    var unused =
        loop.submit(new LogPosition(1, 0), List.of(Command.encode(Commands.KV, bytes("put a 1"))));
    CompletableFuture<Boolean> replaced = loop.replace(Root.empty(Schema.current()));
    Thread applying = new Thread(loop);
    applying.start();
    while (none.missing().isEmpty()) {
      Thread.onSpinWait();
    }
    loop.close();
    applying.join();
    assertEquals(false, replaced.getNow(null));
  }

  @Test
  void shouldMoveThePositionWithoutCommands() {
    state.submit().join();
    assertEquals(1, state.root().index());
    assertEquals(0, state.root().position().index());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int count(Iterable<?> rows) {
    int[] count = {0};
    rows.forEach(row -> count[0]++);
    return count[0];
  }
}
