package io.praetor.state.internal;

import static io.praetor.state.internal.StateFixture.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.kv.KvTables;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.Commands;
import io.praetor.api.state.StorageChoice;
import io.praetor.spi.storage.StorageEngine;
import io.praetor.state.internal.apply.Command;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.CheckpointPolicy;
import io.praetor.state.internal.table.Root;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Changes of the storage engine on a disk that fails or dies at every single step, beside a log
 * that is purged as soon as the state allows. Whatever happens, what comes back is what the log
 * says.
 */
class StorageChangeSimTest {

  private static final long SEED = Long.getLong("sim.seed", 20_260_601);

  private static final CheckpointPolicy RARELY =
      new CheckpointPolicy(Duration.ofHours(1), Integer.MAX_VALUE);

  /**
   * Failures are expected or not, and the process dies before the machine or with it: as the digits
   * of the seed to this base say.
   */
  private static final int KINDS = 2;

  /** Far more than a change takes. */
  private static final int MAX_STEPS = 60;

  /** All commands there ever were, by log index; those that the log has purged are null. */
  private final List<String> log = new ArrayList<>();

  private final List<String> history = new ArrayList<>();
  private CrashingDisk disk;
  private StateService service;
  private StateCore core;

  @Test
  void shouldBeWholeWhereverTheMachineDies() throws Exception {
    int steps = 0;
    for (int die = 1; die == 1 || die <= steps; die++) {
      for (int kind = 0; kind < KINDS * KINDS; kind++) {
        steps = Math.max(steps, scenario(SEED + die + kind, 0, die));
      }
    }
    assertTrue(steps > 10 && steps < MAX_STEPS, steps + " steps");
  }

  @Test
  void shouldBeWholeWhateverFailsBeforeTheMachineDies() throws Exception {
    int steps = scenario(SEED, 0, 0);
    for (int fail = 1; fail <= steps; fail++) {
      for (int die = fail + 1; die <= fail + 6; die++) {
        scenario(SEED + 100L * fail + die, fail, die);
      }
    }
  }

  @Test
  void shouldSurviveAnySingleFailureWithoutARestart() throws Exception {
    int steps = scenario(SEED, 0, 0);
    for (int fail = 1; fail <= steps; fail++) {
      scenario(SEED + 10_000 + fail, fail, 0);
      scenario(SEED + 10_001 + fail, fail, 0);
    }
  }

  /** Runs two changes with failures, dies at the latest at the end, and looks what comes back. */
  private int scenario(long seed, int fail, int die) throws Exception {
    disk = new CrashingDisk(seed);
    log.clear();
    history.clear();
    if (seed % KINDS == 1) {
      disk.failUnexpectedly();
    }
    disk.create("one");
    start();
    write("a", "b", "c");
    settle();
    disk.plan(fail, die);
    change("two");
    write("b", "d");
    change("one");
    write("e");
    settle();
    int steps = disk.steps();
    if (seed / KINDS % KINDS == 1) {
      crash(disk::restartProcess);
    }
    crash(disk::restart);
    assertEquals(expected(), contents(), "seed " + seed + ", fails " + fail + ", dies " + die);
    write("f");
    settle();
    purge();
    service.close();
    assertEquals(1, disk.directories(), "nothing is left of what does not count");
    start();
    assertEquals(expected(), contents());
    service.close();
    return steps;
  }

  /** Dies here at the latest, and starts again. */
  private void crash(Runnable restart) throws Exception {
    disk.die();
    service.close();
    restart.run();
    start();
  }

  private void change(String engine) throws Exception {
    StorageChoice choice = service.storage();
    CompletableFuture<StorageChoice.Report> change = choice.use(engine);
    // What is written meanwhile must not be lost either.
    write("during " + engine);
    purge();
    while (!change.isDone() && !disk.isDead()) {
      Thread.onSpinWait();
    }
    if (change.isDone() && !change.isCompletedExceptionally()) {
      assertEquals(engine, choice.inUse());
    }
    purge();
  }

  private void start() throws Exception {
    Rules rules = StateFixture.rules();
    rules.handlers().add(Commands.KV, StateFixture.HANDLER, 0, 1);
    CompletableFuture<StateCore> published = new CompletableFuture<>();
    service =
        new StateService(
            new StateSetup(
                disk,
                "one",
                RARELY,
                state -> {
                  published.complete(state);
                  return () -> {};
                },
                message -> published.completeExceptionally(new IOException(message))),
            rules);
    service.start();
    StorageEngine engine = disk.engine();
    service.engines(Map.of("one", engine, "two", engine));
    core = published.get(10, TimeUnit.SECONDS);
    replay();
  }

  /** What the log does at its start. */
  private void replay() {
    for (long index = core.durablePosition().index() + 1; index < log.size(); index++) {
      String command = log.get((int) index);
      assertTrue(command != null, "the log has purged entry " + index + ", which is needed");
      apply(index, command);
    }
  }

  private void write(String... keys) {
    for (String key : keys) {
      String command = "put " + key.replace(' ', '-') + " " + log.size();
      log.add(command);
      history.add(command);
      apply(log.size() - 1, command);
    }
  }

  private void apply(long index, String command) {
    core.apply(new LogPosition(1, index), List.of(Command.encode(Commands.KV, bytes(command))))
        .join();
  }

  /** Makes all durable, if that works just now. */
  private void settle() {
    try {
      core.checkpoint().join();
    } catch (CompletionException failed) {
      assertTrue(disk.steps() > 0);
    }
  }

  private void purge() {
    for (long index = core.durablePosition().index(); index >= 0; index--) {
      log.set((int) index, null);
    }
  }

  /** The same commands on a state that saw no failure. */
  private List<String> expected() throws InterruptedException {
    try (StateFixture reference = new StateFixture()) {
      history.forEach(reference::run);
      return describe(reference.root());
    }
  }

  private List<String> contents() {
    return describe(core.applier().root());
  }

  private static List<String> describe(Root root) {
    List<String> rows = new ArrayList<>();
    root.tables().forEach(table -> rows.add(table.schema().id().name() + table.lastIndex()));
    root.scan(KvTables.ENTRIES, new byte[0])
        .forEach(
            entry ->
                rows.add(
                    entry.key()
                        + "="
                        + new String(entry.value(), StandardCharsets.UTF_8)
                        + "@"
                        + entry.modifyIndex()));
    rows.add("index " + root.index());
    return rows;
  }
}
