package io.praetor.state.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.TableRows;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables that are compared with what they were. */
class TableRowsTest {

  private record Entries() implements StateQuery<TableRows<KvEntry>> {
    @Override
    public Answer<TableRows<KvEntry>> run(ReadTxn txn) {
      return new Answer<>(
          txn.rows(KvTables.ENTRIES), Math.max(txn.tableIndex(KvTables.ENTRIES), 1), true);
    }
  }

  private final StateFixture state = new StateFixture();
  private final ManualBackground background = new ManualBackground();
  private final LiveStateStore store =
      new LiveStateStore(state.applier, new ScriptedConsensus(), background);

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldTellWhatCameChangedAndWent() {
    state.run("put a 1", "put b 1", "put c 1");
    TableRows<KvEntry> before = now();
    state.run("put b 2", "put d 1", "delete d", "delete a", "put e 1");
    assertEquals(List.of("a 1>-", "b 1>2", "e ->1"), differences(before, now()));
    assertEquals(List.of(), differences(now(), now()));
  }

  @Test
  void shouldWakeOnAnyChangeOfTheTable() {
    state.run("put a 1", "put b 1");
    CompletableFuture<ReadResult<TableRows<KvEntry>>> read = next(3);
    background.settle();
    assertFalse(read.isDone());
    TableRows<KvEntry> before = now();
    state.run("delete a");
    background.settle();
    assertTrue(read.isDone());
    assertEquals(List.of("a 1>-"), differences(before, read.join().value()));
  }

  @Test
  void shouldCompareEverythingBehindARestoredCopy() {
    state.run("put a 1", "put b 1");
    TableRows<KvEntry> before = now();
    CompletableFuture<ReadResult<TableRows<KvEntry>>> read = next(3);
    state.loop.replace(Root.empty(Schema.current())).join();
    background.settle();
    assertEquals(List.of("a 1>-", "b 1>-"), differences(before, read.join().value()));
  }

  private TableRows<KvEntry> now() {
    return store.read(new Entries(), stale(0)).join().value();
  }

  private CompletableFuture<ReadResult<TableRows<KvEntry>>> next(long index) {
    return store.read(new Entries(), stale(index));
  }

  private static ReadOptions stale(long index) {
    return new ReadOptions(ReadMode.STALE, index, Duration.ofMinutes(1), Duration.ZERO);
  }

  private static List<String> differences(TableRows<KvEntry> before, TableRows<KvEntry> after) {
    List<String> differences = new ArrayList<>();
    for (TableRows.Difference<KvEntry> one : after.since(before)) {
      KvEntry known = one.after() == null ? one.before() : one.after();
      differences.add(known.key() + " " + value(one.before()) + ">" + value(one.after()));
    }
    return differences;
  }

  private static String value(KvEntry entry) {
    return entry == null ? "-" : new String(entry.value(), StandardCharsets.UTF_8);
  }
}
