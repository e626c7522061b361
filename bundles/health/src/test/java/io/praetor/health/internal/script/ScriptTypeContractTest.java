package io.praetor.health.internal.script;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.praetor.health.internal.Reports;
import io.praetor.health.internal.time.ThreadTimer;
import io.praetor.spi.check.CheckType;
import io.praetor.spi.check.RunningCheck;
import io.praetor.testkit.check.AnyCheckTypeContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTypeContractTest extends AnyCheckTypeContract {

  private static final long PATIENCE_SECONDS = 20;

  private final Map<CheckType, Runnable> ends = new HashMap<>();

  @TempDir Path directory;

  @Override
  protected CheckType create() {
    ThreadTimer timer = new ThreadTimer();
    // As the component has it: what comes after the end is of no use to anybody.
    ExecutorService helpers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new ThreadPoolExecutor.DiscardPolicy());
    ScriptType type = new ScriptType(timer, helpers);
    ends.put(
        type,
        () -> {
          type.close();
          helpers.shutdown();
          timer.close();
        });
    return type;
  }

  @Override
  protected void dispose(CheckType type) {
    ends.remove(type).run();
  }

  @Override
  protected Map<String, Object> members() {
    return Map.of("Args", List.of("true"));
  }

  /** It would go on for ever: its time limit ends with the kind, too. */
  @Test
  void shouldEndItsProgramsEvenIfNobodyClosesChecks() throws Exception {
    Path started = directory.resolve("started");
    String program = "echo $$ > " + started + ".new; mv " + started + ".new " + started;
    CheckType other = create();
    RunningCheck check =
        other.start(
            Reports.definition(
                Duration.ZERO, Map.of("Args", List.of("sh", "-c", program + "; exec sleep 1000"))),
            (status, output) -> {});
    check.attempt();
    ProcessHandle running = awaitProcess(started);
    dispose(other);
    assertNotNull(running.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  private static ProcessHandle awaitProcess(Path file) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(file)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the program did not start");
      }
      Thread.onSpinWait();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
  }
}
