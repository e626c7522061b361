package io.praetor.state.internal.snapshot;

import static io.praetor.state.internal.StateFixture.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.Snapshots.Contents;
import io.praetor.api.state.Snapshots.Table;
import io.praetor.api.state.StateQuery;
import io.praetor.state.internal.OneServer;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.apply.Restoring;
import io.praetor.state.internal.durable.Snapshot;
import io.praetor.state.internal.read.LiveStateStore;
import io.praetor.state.internal.read.ManualBackground;
import io.praetor.state.internal.table.RestorePart;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.wire.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateSnapshotsTest {

  private final StateFixture state = new StateFixture();
  private final OneServer log = new OneServer(state);
  private final ManualBackground background = new ManualBackground();
  private final LiveStateStore store = new LiveStateStore(state.applier, log, background);
  private int restores;
  private final StateSnapshots snapshots =
      new StateSnapshots(state.applier::root, store, () -> "restore-" + restores++);

  private record Value(String key) implements StateQuery<String> {

    @Override
    public Answer<String> run(ReadTxn txn) {
      KvEntry entry = txn.get(KvTables.ENTRIES, bytes(key));
      return entry == null
          ? new Answer<>(null, txn.index(), false)
          : new Answer<>(new String(entry.value(), UTF_8), entry.modifyIndex(), true);
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldSayWhatIsInACopy() throws IOException {
    state.run("put a 12", "lock b s1");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Contents exported = snapshots.export(out);
    // Table and key, then version, two indexes, lock index, flags, session and value.
    long bytes = 2 + (6 + 2) + 2 + (6 + 2);
    Map<String, Table> tables = Map.of("kvs", new Table(2, bytes));
    assertEquals(new Contents(StateFixture.TERM, 0, 3, tables), exported);
    assertEquals(exported, snapshots.verify(new ByteArrayInputStream(out.toByteArray())));
  }

  @Test
  void shouldBringTheStateBackOnTopOfTheLog() throws IOException {
    state.run("put a 1", "lock held s1");
    byte[] copy = export();
    state.run("put a 2", "put b 1", "lock held s2");
    LogPosition before = state.root().position();
    restore(copy);
    assertEquals("1", state.value("a"));
    assertNull(state.value("b"));
    assertEquals(3, state.root().index(), "the index is that of the copy");
    assertEquals(3, state.root().tableIndex(KvTables.ENTRIES));
    assertEquals(before.index() + 2, state.root().position().index(), "the position goes on");
    assertTrue(state.root().scan(KvTables.BY_SESSION, bytes("s1\0")).iterator().hasNext());
    assertFalse(state.root().scan(KvTables.BY_SESSION, bytes("s2\0")).iterator().hasNext());
    assertNoParts();
    assertArrayEquals(copyOf(state.root()), copyOf(reloaded(copyOf(state.root()))));
    assertEquals("put@4", state.run("put c 1").get(0));
  }

  @Test
  void shouldBringBackMoreThanOnePiece() throws IOException {
    fill(5);
    byte[] copy = export();
    assertTrue(copy.length > 4 * Restoring.MAX_PART_BYTES);
    state.run("sweep big", "put other 1");
    restore(copy);
    assertEquals(500_000, state.value("big0").length());
    assertNull(state.value("other"));
    assertArrayEquals(copy, withPositionOf(copy, export()));
  }

  @Test
  void shouldRefuseACopyThatIsNotWholeBeforeAnythingIsWritten() throws IOException {
    state.run("put a 1");
    byte[] copy = export();
    byte[] damaged = copy.clone();
    damaged[copy.length / 2] ^= 1;
    byte[] more = Arrays.copyOf(copy, copy.length + 1);
    for (byte[] wrong : new byte[][] {damaged, more, Arrays.copyOf(copy, copy.length - 1), {}}) {
      assertThrows(IOException.class, () -> restore(wrong));
      assertThrows(IOException.class, () -> snapshots.verify(new ByteArrayInputStream(wrong)));
    }
    assertEquals(0, log.submitted);
  }

  @Test
  void shouldRefuseACopyWithATableThatIsNotKnownHere() throws IOException {
    byte[] copy = copy(9, Map.of(1, "kvs", 99, "future"));
    var refused = assertThrows(IOException.class, () -> restore(copy));
    assertTrue(refused.getMessage().contains("future"), refused.getMessage());
    assertEquals(0, log.submitted);
  }

  @Test
  void shouldRefuseACopyWithoutAnIndex() throws IOException {
    byte[] copy = copy(0, Map.of(1, "kvs"));
    assertThrows(IOException.class, () -> restore(copy));
  }

  @Test
  void shouldTakeACopyWithFewerTables() throws IOException {
    state.run("put a 1");
    restore(copy(9, Map.of(1, "kvs", 2, "tombstones")));
    assertNull(state.value("a"));
    assertEquals(9, state.root().index());
    assertEquals(0, state.root().tableIndex(RestorePart.TABLE));
    assertEquals("put@10", state.run("put b 1").get(0));
  }

  @Test
  void shouldWakeEveryoneWhoWaits() throws IOException {
    state.run("put a 1");
    byte[] copy = export();
    state.run("put a 2");
    CompletableFuture<ReadResult<String>> present = ask("a", 3);
    CompletableFuture<ReadResult<String>> absent = ask("none", 3);
    restore(copy);
    background.settle();
    assertEquals("1", present.join().value());
    assertEquals(2, present.join().index());
    assertNull(absent.join().value());
    assertEquals(0, store.waiting());
  }

  /** A question that is evaluated before the state is replaced, and registered only after. */
  @Test
  void shouldWakeOneWhoComesInBetween() throws IOException {
    state.run("put a 1");
    byte[] copy = export();
    state.run("put a 2");
    boolean[] once = {false};
    StateQuery<String> slow =
        txn -> {
          var answer = new Value("a").run(txn);
          if (!once[0]) {
            once[0] = true;
            try {
              state.loop.replace(Snapshot.read(Schema.current(), in(copy))).join();
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
          return answer;
        };
    CompletableFuture<ReadResult<String>> read = store.read(slow, waitFor(3));
    assertTrue(once[0]);
    background.settle();
    assertEquals("1", read.join().value());
  }

  @Test
  void shouldFailWithoutALeader() throws IOException {
    state.run("put a 1");
    byte[] copy = export();
    log.refusing = true;
    assertThrows(NoLeaderException.class, () -> restore(copy));
  }

  @Test
  void shouldGiveUpWhenAnotherRestoreBegins() throws IOException {
    fill(5);
    byte[] copy = export();
    // The stream ends behind the verification; what is written afterwards meets the other attempt.
    log.before =
        command -> {
          if (log.submitted == 3) {
            state.run(Commands.RESTORE, new Restoring.Part("other", 0, new byte[1]).encode());
          }
        };
    var failure = assertThrows(OperationFailedException.class, () -> restore(copy));
    assertEquals("Another restore has begun", failure.getMessage());
    log.settle();
    assertEquals("other", part(0).restore(), "giving up leaves the other one alone");
    restore(copy);
    assertNoParts();
  }

  @Test
  void shouldLeaveNoPiecesWhenItGivesUp() throws IOException {
    fill(5);
    byte[] copy = export();
    log.before = command -> log.refusing = log.submitted == 4;
    assertThrows(NoLeaderException.class, () -> restore(copy));
    log.settle();
    assertNoParts();
    assertEquals(500_000, state.value("big4").length());
  }

  @Test
  void shouldNotExportPiecesOfARestore() throws IOException {
    state.run("put a 1");
    state.run(Commands.RESTORE, new Restoring.Part("r", 0, new byte[100]).encode());
    assertEquals(Set.of("kvs"), snapshots.export(new ByteArrayOutputStream()).tables().keySet());
  }

  private void fill(int rows) {
    for (int i = 0; i < rows; i++) {
      state.run("put big" + i + " " + "x".repeat(500_000));
    }
  }

  private CompletableFuture<ReadResult<String>> ask(String key, long index) {
    return store.read(new Value(key), waitFor(index));
  }

  private static ReadOptions waitFor(long index) {
    return new ReadOptions(ReadMode.DEFAULT, index, Duration.ofMinutes(5), Duration.ZERO);
  }

  private RestorePart part(int number) {
    return state.root().get(RestorePart.TABLE, RestorePart.key(number));
  }

  private void assertNoParts() {
    assertFalse(state.root().scan(RestorePart.TABLE, new byte[0]).iterator().hasNext());
  }

  private byte[] export() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    snapshots.export(out);
    return out.toByteArray();
  }

  private void restore(byte[] copy) throws IOException {
    snapshots.restore(in(copy));
  }

  private static InputStream in(byte[] copy) {
    return new ByteArrayInputStream(copy);
  }

  private static byte[] copyOf(Root root) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Snapshot.write(root, out);
    return out.toByteArray();
  }

  private static Root reloaded(byte[] copy) throws IOException {
    return Snapshot.read(Schema.current(), in(copy));
  }

  /** Copies of one state from two places in the log differ in nothing but the place and the sum. */
  private static byte[] withPositionOf(byte[] copy, byte[] later) throws IOException {
    LogPosition position = reloaded(copy).position();
    return copyOf(reloaded(later).at(position));
  }

  /** A copy without rows, made by a version with other tables. */
  private static byte[] copy(long index, Map<Integer, String> tables) throws IOException {
    WireWriter mark = new WireWriter(64).octet(1).number(1).number(8).number(index);
    mark.number(tables.size());
    tables.forEach((number, name) -> mark.number(number).text(name).number(0));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(bytes("PRAETORS"));
    out.writeByte(1);
    out.writeInt(mark.toBytes().length);
    out.write(mark.toBytes());
    out.writeInt(0);
    CRC32C sum = new CRC32C();
    sum.update(bytes.toByteArray());
    out.writeInt((int) sum.getValue());
    return bytes.toByteArray();
  }
}
