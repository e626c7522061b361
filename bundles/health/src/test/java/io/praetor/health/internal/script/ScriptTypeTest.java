package io.praetor.health.internal.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.health.internal.Reports;
import io.praetor.health.internal.time.ThreadTimer;
import io.praetor.spi.check.InvalidCheckException;
import io.praetor.spi.check.RunningCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTypeTest {

  private static final Duration LONG = Duration.ofSeconds(15);

  /** Passes wholly, but what is started must run by then, on a machine that may be busy. */
  private static final Duration UNTIL_STARTED = Duration.ofSeconds(5);

  private final ThreadTimer timer = new ThreadTimer();
  private final ExecutorService helpers = Executors.newCachedThreadPool();
  private final ScriptType type = new ScriptType(timer, helpers);

  @AfterEach
  void close() {
    timer.close();
    helpers.shutdownNow();
  }

  private String run(Duration timeout, long outputMax, String... words) throws Exception {
    Map<String, Object> members = new HashMap<>();
    members.put("Args", List.of(words));
    members.put("OutputMaxSize", outputMax);
    return Reports.of(type, timeout, members);
  }

  @Test
  void shouldJudgeByTheExitCode() throws Exception {
    assertEquals("passing well\n", run(LONG, 4_096, "sh", "-c", "echo well"));
    assertEquals("warning so so\n", run(LONG, 4_096, "sh", "-c", "echo so so >&2; exit 1"));
    assertEquals("critical ill", run(LONG, 4_096, "sh", "-c", "printf ill; exit 3"));
    assertEquals("critical ", run(LONG, 4_096, "sh", "-c", "kill -9 $$"));
    assertEquals("passing ", run(LONG, 4_096, "true"));
  }

  @Test
  void shouldKeepTheEndOfTheOutput() throws Exception {
    assertEquals(
        "critical Captured 20 of 13893 bytes\n...\n2997\n2998\n2999\n3000\n",
        run(LONG, 20, "sh", "-c", "seq 1 3000; exit 3"));
    String much = run(LONG, 10, "sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x");
    assertEquals("passing Captured 10 of 1000000 bytes\n...\nxxxxxxxxxx", much);
  }

  @Test
  void shouldSayWhatIsWrongWithAProgram() throws Exception {
    assertEquals(
        "critical exec: \"nosuchprogram\": executable file not found in $PATH",
        run(LONG, 100, "nosuchprogram"));
    assertEquals(
        "critical fork/exec /no/such: no such file or directory", run(LONG, 100, "/no/such"));
    assertEquals("critical fork/exec /etc: permission denied", run(LONG, 100, "/etc"));
    assertEquals("critical exec: no command", run(LONG, 100, ""));
    assertThrows(
        InvalidCheckException.class,
        () -> type.start(Reports.definition(LONG, Map.of()), new Reports()));
  }

  @Test
  void shouldEndAllThatWasStartedWhenTimeIsUp(@TempDir Path directory) throws Exception {
    Path pid = directory.resolve("pid");
    // The grandchild's parent ends at once: only its group leads to it.
    String report =
        run(
            UNTIL_STARTED,
            4_096,
            "sh",
            "-c",
            "echo hi; (sleep 1000 & echo $! > " + pid + "); sleep 1000");
    assertEquals("critical Timed out (5s) running check\n\nhi\n", report);
    ended(pid);
  }

  @Test
  void shouldEndAllThatWasStartedWhenNobodyWantsIt(@TempDir Path directory) throws Exception {
    Path pid = directory.resolve("pid");
    Reports reports = new Reports();
    RunningCheck check =
        type.start(
            Reports.definition(
                LONG,
                Map.of("Args", List.of("sh", "-c", "echo $$ > " + pid + "; exec sleep 1000"))),
            reports);
    check.attempt();
    CompletableFuture<Void> written = new CompletableFuture<>();
    await(() -> Files.exists(pid) && Files.size(pid) > 1, written);
    check.close();
    ended(pid);
    assertTrue(reports.isEmpty());
  }

  @Test
  void shouldNotWaitForWhatIsLeftInTheBackground(@TempDir Path directory) throws Exception {
    Path pid = directory.resolve("pid");
    assertEquals(
        "passing done\n",
        run(LONG, 100, "sh", "-c", "sleep 1000 & echo $! > " + pid + "; echo done"));
    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void shouldGiveItTheAgentsEnvironmentAndNoInput() throws Exception {
    assertEquals(
        "passing " + System.getenv("PATH") + "\n", run(LONG, 4_096, "sh", "-c", "cat; echo $PATH"));
  }

  private void ended(Path pid) throws Exception {
    long number = Long.parseLong(Files.readString(pid).strip());
    CompletableFuture<Void> gone = new CompletableFuture<>();
    await(() -> !runs(number), gone);
    assertFalse(runs(number));
  }

  /** A process that has ended but that nobody has asked about yet runs no more. */
  private static boolean runs(long number) throws Exception {
    Path stat = Path.of("/proc/" + number + "/stat");
    try {
      return !Files.readString(stat).matches("(?s).*\\) Z .*");
    } catch (java.io.IOException none) {
      return false;
    }
  }

  /** A condition that comes true by itself. */
  private interface Condition {
    boolean isTrue() throws Exception;
  }

  private void await(Condition condition, CompletableFuture<Void> done) throws Exception {
    timer.after(
        1_000_000,
        () -> {
          try {
            if (condition.isTrue()) {
              done.complete(null);
            } else {
              await(condition, done);
            }
          } catch (Exception failure) {
            done.completeExceptionally(failure);
          }
        });
    if (done.getNumberOfDependents() == 0
        && !Thread.currentThread().getName().equals("health-timer")) {
      done.get(20, TimeUnit.SECONDS);
    }
  }
}
