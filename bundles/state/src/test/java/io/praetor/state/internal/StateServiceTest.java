package io.praetor.state.internal;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.Commands;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.apply.Command;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.CheckpointPolicy;
import io.praetor.state.internal.durable.StateDirectory;
import io.praetor.state.internal.table.Schema;
import io.praetor.testkit.storage.MemoryStorageEngine;
import io.praetor.testkit.thread.LeftThreads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateServiceTest {

  private static final String THREADS = "praetor-state-";

  private static final CheckpointPolicy RARELY =
      new CheckpointPolicy(Duration.ofHours(1), Integer.MAX_VALUE);

  @TempDir Path directory;

  private final MemoryStorageEngine engine = new MemoryStorageEngine();
  private StateService service;
  private StateCore core;
  private CompletableFuture<String> fatal;

  @AfterEach
  void close() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void shouldGoOnFromWhereItWasClosed() throws Exception {
    start(engine, RARELY);
    assertEquals(LogPosition.NONE, core.durablePosition());
    core.advance(new LogPosition(1, 0));
    put(1, "a");
    assertEquals(new LogPosition(1, 1), core.checkpoint().join());
    put(2, "b");
    close();
    start(engine, RARELY);
    assertEquals(new LogPosition(1, 2), core.durablePosition());
    assertTrue(has("a") && has("b"));
    assertEquals(3, core.applier().root().index());
  }

  @Test
  void shouldWriteByItselfAfterEnoughChanges() throws Exception {
    start(engine, new CheckpointPolicy(Duration.ofHours(1), 2));
    put(0, "a");
    put(1, "b");
    while (core.durablePosition().index() < 1) {
      Thread.onSpinWait();
    }
    assertEquals(new LogPosition(1, 1), core.durablePosition());
  }

  @Test
  void shouldServeOnWhileTheDiskIsFull() throws Exception {
    start(engine, RARELY);
    put(0, "a");
    core.checkpoint().join();
    engine.failWith(new IOException("No space left on device"));
    put(1, "b");
    assertThrows(CompletionException.class, () -> core.checkpoint().join());
    assertTrue(has("b"));
    assertEquals(new LogPosition(1, 0), core.durablePosition());
    assertEquals("No space left on device", core.report().get().get("last checkpoint error"));
    engine.failWith(null);
    assertEquals(new LogPosition(1, 1), core.checkpoint().join());
    assertEquals("none", core.report().get().get("last checkpoint error"));
  }

  @Test
  void shouldGoOverToAnotherEngineWhileItServes() throws Exception {
    start(engine, RARELY);
    put(0, "a");
    core.checkpoint().join();
    MemoryStorageEngine other = new MemoryStorageEngine();
    service.engines(Map.of("memory", other));
    put(1, "b");
    core.checkpoint().join();
    close();
    start(other, RARELY);
    assertTrue(has("a") && has("b"));
    assertEquals(new LogPosition(1, 1), core.durablePosition());
  }

  @Test
  void shouldLetGoOfAnEngineThatLeavesAndTakeItBack() throws Exception {
    start(engine, RARELY);
    put(0, "a");
    core.checkpoint().join();
    service.engines(Map.of());
    engine.open(directory.resolve("memory")).close();
    put(1, "b");
    assertThrows(CompletionException.class, () -> core.checkpoint().join());
    service.engines(Map.of("memory", engine));
    assertEquals(new LogPosition(1, 1), core.checkpoint().join());
  }

  @Test
  void shouldBringASnapshotToMemoryAndDisk() throws Exception {
    start(engine, RARELY);
    put(0, "a");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(new LogPosition(1, 0), core.exportSnapshot(out));
    put(1, "b");
    core.checkpoint().join();
    core.importSnapshot(new ByteArrayInputStream(out.toByteArray()));
    assertEquals(new LogPosition(1, 0), core.durablePosition());
    assertTrue(has("a") && !has("b"));
    close();
    start(engine, RARELY);
    assertTrue(has("a") && !has("b"));
  }

  @Test
  void shouldKeepNothingWithoutAnEngine() throws Exception {
    start(null, RARELY);
    put(0, "a");
    assertEquals(new LogPosition(1, 0), core.durablePosition());
    assertEquals(new LogPosition(1, 0), core.checkpoint().join());
  }

  @Test
  void shouldSayWhyItCannotStart() throws Exception {
    StorageEngine broken =
        any -> {
          throw new IOException("it is in use by another process");
        };
    CompletableFuture<StateCore> published = begin(broken, RARELY);
    String message = fatal.get(10, TimeUnit.SECONDS);
    assertTrue(message.contains("in use by another process"), message);
    assertTrue(message.contains(directory.toString()), message);
    assertFalse(published.isDone());
  }

  @Test
  void shouldReportWhatAnOperatorAsks() throws Exception {
    start(engine, RARELY);
    put(0, "a");
    String report = core.report().get().toString();
    assertTrue(
        report.startsWith(
            "{index=2, applied position=0 (term 1), durable position=-1 (term 0), rows in kvs=1,"
                + " rows in tombstones=0, "),
        report);
    assertTrue(
        report.endsWith(", waiting queries=0, missing handler=none, last checkpoint error=none}"),
        report);
    Schema.current()
        .tables()
        .forEach(table -> assertTrue(report.contains("rows in " + table.id().name()), report));
  }

  @Test
  void shouldLeaveNoThreadBehind() throws Exception {
    start(engine, RARELY);
    assertNotEquals(0, threads());
    close();
    assertEquals(List.of(), LeftThreads.named(THREADS));
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(THREADS))
        .count();
  }

  private void start(StorageEngine with, CheckpointPolicy policy)
      throws InterruptedException, ExecutionException, TimeoutException {
    core = begin(with, policy).get(10, TimeUnit.SECONDS);
  }

  private CompletableFuture<StateCore> begin(StorageEngine with, CheckpointPolicy policy) {
    CompletableFuture<StateCore> published = new CompletableFuture<>();
    fatal = new CompletableFuture<>();
    Rules rules = StateFixture.rules();
    rules.handlers().add(Commands.KV, StateFixture.HANDLER, 0, 1);
    service =
        new StateService(
            new StateSetup(
                new StateDirectory(directory),
                "memory",
                policy,
                state -> {
                  published.complete(state);
                  return () -> {};
                },
                fatal::complete),
            rules);
    if (with == null) {
      service.startEmpty();
    } else {
      service.start();
      service.engines(Map.of("memory", with));
    }
    return published;
  }

  private void put(long index, String key) {
    core.apply(
            new LogPosition(1, index),
            List.of(Command.encode(Commands.KV, bytes("put " + key + " v"))))
        .join();
  }

  private boolean has(String key) {
    return core.applier().root().get(KvTables.ENTRIES, bytes(key)) != null;
  }
}
