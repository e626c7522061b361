package io.praetor.state.internal.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.spi.storage.Change;
import io.praetor.state.internal.StateFixture;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import io.praetor.testkit.storage.MemoryStorageEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
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
    assertEquals(1, new Checkpoint(Schema.current(), directory).load(engine).index());
  }

  @Test
  void shouldGiveUpWithoutATrace() throws IOException {
    Checkpoint checkpoint = new Checkpoint(Schema.current(), directory);
    checkpoint.load(engine);
    state.run("put a 1");
    assertThrows(CancellationException.class, () -> checkpoint.write(state.root(), () -> true));
    assertEquals(1, new Checkpoint(Schema.current(), directory).load(engine).index());
  }

  private static String key(Change change) {
    return change.key()[0] + new String(change.key(), 1, change.key().length - 1, UTF_8);
  }
}
