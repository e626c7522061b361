package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.kv.KvTables;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private final StateFixture state = new StateFixture();
  private byte[] bytes;

  @BeforeEach
  void fill() throws IOException {
    for (int i = 0; i < 200; i++) {
      state.run("put key/" + i + " value", "lock held/" + i + " s" + i % 3, "put gone x");
    }
    state.run("delete gone");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Snapshot.write(state.root(), out);
    bytes = out.toByteArray();
  }

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldBringEverythingBack() throws IOException {
    Root back = Snapshot.read(Schema.current(), new ByteArrayInputStream(bytes));
    assertEquals(state.root().index(), back.index());
    assertEquals(state.root().position(), back.position());
    assertEquals(602, back.tableIndex(KvTables.ENTRIES));
    assertEquals(
        state.root().newestBelow(KvTables.ENTRIES, new byte[0]),
        back.newestBelow(KvTables.ENTRIES, new byte[0]));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    Snapshot.write(back, again);
    assertEquals(true, Arrays.equals(bytes, again.toByteArray()));
    byte[] session = StateFixture.bytes("s1\0");
    assertEquals(
        names(state.root(), session), names(back, session), "the index is not what it was");
    assertFalse(names(back, session).isEmpty());
  }

  @Test
  void shouldRefuseWhatIsCutAnywhere() {
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> read(cut));
    }
  }

  @Test
  void shouldRefuseWhatIsDamagedAnywhere() {
    for (int at = 0; at < bytes.length; at += 3) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x10;
      assertThrows(IOException.class, () -> read(damaged), "damage at " + at);
    }
  }

  private static Root read(byte[] bytes) throws IOException {
    return Snapshot.read(Schema.current(), new ByteArrayInputStream(bytes));
  }

  private static String names(Root root, byte[] prefix) {
    StringBuilder names = new StringBuilder();
    root.scan(KvTables.BY_SESSION, prefix).forEach(row -> names.append(row.key()).append(' '));
    return names.toString();
  }
}
