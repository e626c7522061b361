package io.praetor.state.internal.apply;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvLifetime;
import io.praetor.api.kv.KvTables;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Hooks;
import io.praetor.api.state.Row;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.TableId;
import io.praetor.api.state.WriteTxn;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.RootEdit;
import io.praetor.state.internal.table.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeHooksTest {

  private final StateFixture state = new StateFixture();
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldShowEveryChangeInOrderWithWhatWasAndWhatIs() {
    hook((txn, change) -> heard.add(text(change)));
    does(
        txn -> {
          live(txn, "a", 1);
          live(txn, "a", 2);
          txn.delete(KvTables.LIFETIMES, bytes("a"));
          txn.delete(KvTables.LIFETIMES, bytes("a"));
        });
    state.run("put x 1");
    assertEquals(List.of("a: null -> 1", "a: 1 -> 2", "a: 2 -> null"), heard);
  }

  @Test
  void shouldNotHearOfOtherTables() {
    hook((txn, change) -> heard.add(text(change)));
    state.run("put a 1", "delete a");
    assertEquals(List.of(), heard);
  }

  @Test
  void shouldFollowUpWhatHooksChangeThemselves() {
    hook(
        (txn, change) -> {
          heard.add(text(change));
          int life = change.after() == null ? 0 : (int) life(change.after());
          if (life > 0) {
            live(txn, "b", life - 1);
            txn.put(KvTables.ENTRIES, bytes("seen" + life), entry("seen" + life, txn.index()));
          }
        });
    does(
        txn -> {
          live(txn, "a", 2);
          txn.delete(KvTables.LIFETIMES, bytes("a"));
        });
    state.run("put x 1");
    assertEquals(List.of("a: null -> 2", "a: 2 -> null", "b: null -> 1", "b: 1 -> 0"), heard);
    assertEquals("", state.value("seen2"));
    assertEquals("", state.value("seen1"));
  }

  @Test
  void shouldTakeTheWholeCommandBackWhenAHookThrows() {
    hook(
        (txn, change) -> {
          txn.put(KvTables.ENTRIES, bytes("half"), entry("half", txn.index()));
          throw new IllegalStateException("on purpose");
        });
    does(
        txn -> {
          txn.put(KvTables.ENTRIES, bytes("own"), entry("own", txn.index()));
          live(txn, "a", 1);
        });
    assertThrows(OperationFailedException.class, () -> state.run("put x 1"));
    assertNull(state.value("own"));
    assertNull(state.value("half"));
    assertNull(state.root().get(KvTables.LIFETIMES, bytes("a")));
    state.handlers.remove(Commands.KV, 2);
    assertEquals(List.of("put@3"), state.run("put y 1"));
  }

  @Test
  void shouldEndHooksThatFeedThemselves() {
    hook((txn, change) -> live(txn, "a", life(change.after()) + 1));
    does(txn -> live(txn, "a", 0));
    var failure = assertThrows(OperationFailedException.class, () -> state.run("put x 1"));
    assertTrue(failure.getMessage().contains("do not come to an end"), failure.getMessage());
    assertNull(state.root().get(KvTables.LIFETIMES, bytes("a")));
  }

  @Test
  void shouldAllowTheLongestChain() {
    hook(
        (txn, change) -> {
          if (life(change.after()) < FollowUp.MAX_GENERATIONS) {
            live(txn, "a", life(change.after()) + 1);
          }
        });
    does(txn -> live(txn, "a", 0));
    state.run("put x 1");
    assertEquals(FollowUp.MAX_GENERATIONS, life(state.root().get(KvTables.LIFETIMES, bytes("a"))));
  }

  @Test
  void shouldWaitWithCommandsWhileAHookIsMissing() {
    state.run("put a 1");
    state.hooks.remove(Hooks.KEYS, 0);
    CompletableFuture<List<byte[]>> waits = state.submit("put a 2");
    while (!state.rules.missing().equals("hook keys")) {
      Thread.onSpinWait();
    }
    assertFalse(waits.isDone());
    assertEquals("1", state.value("a"));
    state.hooks.add(Hooks.KEYS, StateFixture.QUIET, 0, 7);
    waits.join();
    assertEquals("2", state.value("a"));
    assertEquals("", state.rules.missing());
  }

  @Test
  void shouldLetThePositionMoveOnWhileAHookIsMissing() {
    state.hooks.remove(Hooks.KEYS, 0);
    assertEquals(List.of(), state.run());
  }

  @Test
  void shouldEndWhileAHookIsMissing() throws InterruptedException {
    state.hooks.remove(Hooks.KEYS, 0);
    CompletableFuture<List<byte[]>> waits = state.submit("put a 2");
    state.close();
    assertFalse(waits.isDone());
  }

  @Test
  void shouldPreferTheHighestRankingAndThenTheNewestHook() {
    does(txn -> live(txn, "a", 1));
    hook((txn, change) -> heard.add("newer"));
    state.run("put x 1");
    state.hooks.add(Hooks.KEYS, (txn, change) -> heard.add("ranked"), 5, 0);
    state.run("put x 1");
    state.hooks.remove(Hooks.KEYS, 0);
    state.run("put x 1");
    assertEquals(List.of("newer", "ranked", "newer"), heard);
  }

  @Test
  void shouldCallTheHooksOfOneTableInTheOrderOfTheirNames() {
    Map<String, List<TableId<?>>> tables =
        Map.of("z", List.of(KvTables.ENTRIES), "b", List.of(KvTables.ENTRIES), "c", List.of());
    ChangeHooks hooks = new ChangeHooks(Schema.current(), tables);
    hooks.add("z", (txn, change) -> heard.add("z"), 0, 1);
    assertNull(hooks.find());
    hooks.add("b", (txn, change) -> heard.add("b"), 0, 2);
    RootEdit edit = new RootEdit(Root.empty(Schema.current()));
    edit.begin();
    edit.put(KvTables.ENTRIES, bytes("k"), entry("k", edit.index()));
    hooks.find().run(edit, 0);
    assertEquals(List.of("b", "z"), heard);
  }

  @Test
  void shouldNotWaitForHooksOfTablesThatAreNotHere() {
    TableId<SessionRow> unknown = new TableId<>("unknown", SessionRow.class);
    assertNotNull(new ChangeHooks(Schema.current(), Map.of("x", List.of(unknown))).find());
    assertNull(
        new ChangeHooks(Schema.current(), Map.of("x", List.of(unknown, SessionTables.SESSIONS)))
            .find());
  }

  private void hook(ChangeHook hook) {
    state.hooks.add(Hooks.KEYS, hook, 0, 1);
  }

  private void does(Consumer<WriteTxn> work) {
    state.handlers.add(
        Commands.KV,
        (txn, payload) -> {
          work.accept(txn);
          return bytes("done");
        },
        0,
        2);
  }

  private static void live(WriteTxn txn, String key, long life) {
    txn.put(KvTables.LIFETIMES, bytes(key), new KvLifetime(key, life, txn.index()));
  }

  private static KvEntry entry(String key, long index) {
    return new KvEntry(key, new byte[0], 0, 0, "", index, index);
  }

  private static long life(Row row) {
    return ((KvLifetime) row).lifeMillis();
  }

  private static String text(RowChange change) {
    assertEquals(KvTables.LIFETIMES, change.table());
    assertFalse(change.perished());
    String key = new String(change.key(), StandardCharsets.UTF_8);
    return key + ": " + text(change.before()) + " -> " + text(change.after());
  }

  private static String text(Row row) {
    return row == null ? "null" : Long.toString(life(row));
  }
}
