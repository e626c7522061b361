package io.praetor.kv.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvTombstone;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KvCommandHandlerTest {

  private static final String SESSION = "11111111-2222-3333-4444-555555555555";

  private final MemoryState state = new MemoryState(Map.of(Commands.KV, new KvCommandHandler()));

  @Test
  void shouldKeepCreateIndexAndMoveModifyIndex() {
    put("a", "1");
    put("a", "2");
    assertEquals(1, entry("a").createIndex());
    assertEquals(2, entry("a").modifyIndex());
    assertEquals("2", new String(entry("a").value(), StandardCharsets.UTF_8));
  }

  @Test
  void shouldNotMoveAnIndexWhenNothingChanges() {
    put("a", "1");
    assertTrue(put("a", "1").done());
    assertEquals(1, entry("a").modifyIndex());
    assertEquals(1, tableIndex());
  }

  @Test
  void shouldTakeOtherFlagsAsAChange() {
    apply(KvCommand.set("a", bytes("1"), 0));
    apply(KvCommand.set("a", bytes("1"), 7));
    assertEquals(2, entry("a").modifyIndex());
    assertEquals(7, entry("a").flags());
  }

  @Test
  void shouldCreateOnlyWhenIndexIsZero() {
    assertTrue(apply(KvCommand.setIf("a", bytes("1"), 0, 0)).done());
    assertFalse(apply(KvCommand.setIf("a", bytes("2"), 0, 0)).done());
    assertFalse(apply(KvCommand.setIf("b", bytes("1"), 0, 99)).done());
    assertNull(entry("b"));
  }

  @Test
  void shouldReplaceOnlyAtTheExpectedIndex() {
    put("a", "1");
    assertFalse(apply(KvCommand.setIf("a", bytes("2"), 0, 5)).done());
    assertTrue(apply(KvCommand.setIf("a", bytes("2"), 0, 1)).done());
    assertEquals(3, entry("a").modifyIndex());
  }

  @Test
  void shouldLeaveATombstoneForWhatWasDeleted() {
    put("a", "1");
    assertTrue(apply(KvCommand.delete("a")).done());
    assertTrue(apply(KvCommand.delete("a")).done());
    assertNull(entry("a"));
    assertEquals(List.of(new KvTombstone("a", 2)), tombstones());
  }

  @Test
  void shouldDeleteOnlyAtTheExpectedIndex() {
    put("a", "1");
    assertFalse(apply(KvCommand.deleteIf("a", 0)).done());
    assertFalse(apply(KvCommand.deleteIf("a", 9)).done());
    assertTrue(apply(KvCommand.deleteIf("a", 1)).done());
    assertTrue(apply(KvCommand.deleteIf("a", 9)).done(), "absent counts as deleted");
  }

  @Test
  void shouldDeleteATreeWithOneTombstone() {
    put("d/a", "1");
    put("d/b", "1");
    put("e", "1");
    assertTrue(apply(KvCommand.deleteTree("d/")).done());
    assertNull(entry("d/a"));
    assertNull(entry("d/b"));
    assertEquals(3, entry("e").modifyIndex());
    assertEquals(List.of(new KvTombstone("d/", 4)), tombstones());
  }

  @Test
  void shouldLeaveNoTombstoneWhereNothingWas() {
    apply(KvCommand.deleteTree("d/"));
    apply(KvCommand.delete("a"));
    assertEquals(List.of(), tombstones());
  }

  @Test
  void shouldEmptyTheStoreWithTheEmptyPrefix() {
    put("a", "1");
    apply(KvCommand.deleteTree(""));
    assertNull(entry("a"));
    assertEquals(2, tableIndex());
  }

  @Test
  void shouldRefuseSessionsThatDoNotExist() {
    assertEquals(
        "invalid session \"" + SESSION + "\"",
        apply(KvCommand.lock("a", bytes("1"), 0, SESSION)).error());
    assertEquals(
        "failed session lookup: index error: UUID must be 36 characters",
        apply(KvCommand.lock("a", bytes("1"), 0, "x")).error());
    assertEquals("missing session", apply(KvCommand.lock("a", bytes("1"), 0, "")).error());
    assertFalse(apply(KvCommand.unlock("a", bytes("1"), 0, SESSION)).done());
    assertNull(entry("a"));
  }

  @Test
  void shouldReapOldTombstonesOnly() {
    put("a", "1");
    put("b", "1");
    apply(KvCommand.delete("a"));
    apply(KvCommand.delete("b"));
    assertTrue(apply(KvCommand.reapTombstones(3)).done());
    assertEquals(List.of(new KvTombstone("b", 4)), tombstones());
    assertFalse(apply(KvCommand.reapTombstones(3)).done());
  }

  @Test
  void shouldReapABoundedNumberAtATime() {
    for (int n = 0; n < KvCommandHandler.MAX_REAPED + 10; n++) {
      put("k" + n, "1");
      apply(KvCommand.delete("k" + n));
    }
    apply(KvCommand.reapTombstones(Long.MAX_VALUE));
    assertEquals(10, tombstones().size());
  }

  private KvResult put(String key, String value) {
    return apply(KvCommand.set(key, bytes(value), 0));
  }

  private KvResult apply(KvCommand command) {
    return KvResult.decode(state.write(Commands.KV, KvCommandCodec.encode(command)).join());
  }

  private KvEntry entry(String key) {
    return look(txn -> txn.get(KvTables.ENTRIES, bytes(key)));
  }

  private long tableIndex() {
    return look(txn -> txn.tableIndex(KvTables.ENTRIES));
  }

  private List<KvTombstone> tombstones() {
    return look(
        txn -> {
          List<KvTombstone> found = new ArrayList<>();
          txn.scan(KvTables.TOMBSTONES, new byte[0]).forEach(found::add);
          return found;
        });
  }

  private <T> T look(Function<ReadTxn, T> question) {
    StateQuery<T> query = txn -> new StateQuery.Answer<>(question.apply(txn), 1, true);
    return state.now(query).value();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
