package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.state.StorageChoice.Report;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import io.praetor.testkit.storage.MemoryStorageEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Changes whose thread is scripted. */
class LiveStorageTest {

  private final StorageEngine engine = new MemoryStorageEngine();
  private final Root root = Root.empty(Schema.current());
  private final List<Runnable> begun = new ArrayList<>();
  private boolean full = true;

  @Test
  void shouldGiveUpAChangeThatCannotBegin() throws IOException {
    MarkOnly files = new MarkOnly();
    files.mark = new EngineMark("one", "one", Set.of()).encode();
    Executor threads =
        change -> {
          if (full) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          begun.add(change);
        };
    LiveStorage storage = LiveStorage.find(files, "one", threads, System::nanoTime);
    Checkpoint checkpoint = new Checkpoint(Schema.current(), Path.of("one"));
    Root loaded = storage.load(checkpoint, engine);
    CheckpointPolicy rarely = new CheckpointPolicy(Duration.ofHours(1), Integer.MAX_VALUE);
    storage.begin(storage.follow(checkpoint, engine, rarely, () -> loaded), () -> root);
    storage.engines(Map.of("one", engine, "two", engine));
    CompletionException failure =
        assertThrows(CompletionException.class, () -> storage.use("two").join());
    assertEquals(
        "Storage engine two cannot be used, one stays: unable to create native thread",
        failure.getCause().getMessage());
    assertEquals(
        "the change to two was given up: unable to create native thread", storage.progress());
    full = false;
    CompletableFuture<Report> again = storage.use("two");
    assertFalse(again.isDone());
    assertEquals(1, begun.size());
  }
}
