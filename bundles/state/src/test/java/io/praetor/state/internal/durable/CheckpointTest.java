package io.praetor.state.internal.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.state.Commands;
import io.praetor.spi.storage.Change;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.apply.Restoring;
import io.praetor.state.internal.table.RestorePart;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import io.praetor.testkit.storage.MemoryStorageEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  @TempDir Path directory;

  private final MemoryStorageEngine engine = new MemoryStorageEngine();
  private final StateFixture state = new StateFixture();

  @AfterEach
  void close() throws InterruptedException {
    state.close();
  }

  @Test
  void shouldWriteOnlyWhatChanged() {
    state.run("put a 1", "put b 1", "put c 1");
    Root before = state.root();
    state.run("put b 2", "delete c");
    RootChanges changes = new RootChanges(before, state.root());
    Change put = changes.next();
    assertEquals("1b", key(put));
    assertFalse(put.value() == null);
    Change removed = changes.next();
    assertEquals("1c", key(removed));
    assertEquals(null, removed.value());
    assertFalse(changes.hasNext());
  }

  @Test
  void shouldComeBackToAnEngineThatFailed() throws IOException {
    Checkpoint checkpoint = new Checkpoint(Schema.current(), directory);
    checkpoint.load(engine);
    state.run("put a 1");
    engine.failWith(new IOException("full"));
    assertThrows(IOException.class, () -> checkpoint.write(state.root(), () -> false));
    assertFalse(checkpoint.isOpen());
    engine.failWith(null);
    checkpoint.reopen(engine);
    checkpoint.write(state.root(), () -> false);
    assertEquals(state.root().position(), checkpoint.position());
    checkpoint.close();
    assertEquals(2, new Checkpoint(Schema.current(), directory).load(engine).index());
  }

  @Test
  void shouldGiveUpWithoutATrace() throws IOException {
    Checkpoint checkpoint = new Checkpoint(Schema.current(), directory);
    checkpoint.load(engine);
    state.run("put a 1");
    assertThrows(CancellationException.class, () -> checkpoint.write(state.root(), () -> true));
    assertEquals(1, new Checkpoint(Schema.current(), directory).load(engine).index());
  }

  @Test
  void shouldHoldTheRestoredStateWhenItReplacesWhatIsHeld() throws IOException {
    Checkpoint checkpoint = new Checkpoint(Schema.current(), directory);
    checkpoint.load(engine);
    state.run("put a 1", "lock b s");
    byte[] copy = copyOf(state.root());
    state.run("put a 2", "put c 2");
    state.run(Commands.RESTORE, new Restoring.Part("r", 0, copy).encode());
    checkpoint.write(state.root(), () -> false);
    CRC32C sum = new CRC32C();
    sum.update(copy);
    state.run(Commands.RESTORE, new Restoring.Commit("r", 1, sum.getValue()).encode());
    checkpoint.write(state.root(), () -> false);
    checkpoint.close();
    Root back = new Checkpoint(Schema.current(), directory).load(engine);
    assertArrayEquals(copyOf(state.root()), copyOf(back));
    assertEquals(3, back.index());
    assertFalse(back.scan(RestorePart.TABLE, new byte[0]).iterator().hasNext());
  }

  private static byte[] copyOf(Root root) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Snapshot.write(root, out);
    return out.toByteArray();
  }

  private static String key(Change change) {
    return change.key()[0] + new String(change.key(), 1, change.key().length - 1, UTF_8);
  }
}
