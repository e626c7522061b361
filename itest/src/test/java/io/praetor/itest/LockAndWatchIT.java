package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks, watches and remote commands, as people use them. */
class LockAndWatchIT {

  /** Commands are programs that start, on a machine that may be busy. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** A session of 15 s ends within 16 s of its holder's end, and its lock is kept back for 15 s. */
  private static final Duration LOST = Duration.ofMinutes(2);

  @TempDir Path directory;

  /** What a program has written so far; nothing before it has begun. */
  private static String written(Path file) {
    return Files.exists(file) ? AgentProcess.text(file) : "";
  }

  private static void await(Duration limit, String what, BooleanSupplier condition) {
    Deadline deadline = new Deadline(limit, what);
    while (!condition.getAsBoolean()) {
      deadline.pause();
    }
  }

  @Test
  void shouldLetOneIn() throws Exception {
    Path log = directory.resolve("critical");
    try (AgentProcess agent = AgentProcess.server(directory.resolve("agent"))) {
      agent.start().awaitLeader();
      String critical = "echo in >>" + log + "; sleep 0.3; echo out >>" + log;
      List<Process> contenders = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Path out = directory.resolve("contender-" + i);
        contenders.add(agent.follow(out, "lock", "-child-exit-code", "it/lock", critical));
      }
      for (Process contender : contenders) {
        assertTrue(contender.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(0, contender.exitValue());
      }
      assertEquals("in\nout\n".repeat(4), AgentProcess.text(log));
      assertEquals(404, agent.client().get("/v1/kv/it/lock/.lock").statusCode());
    }
  }

  @Test
  void shouldPassALockOnWhenItsHolderIsKilled() throws Exception {
    Path held = directory.resolve("held");
    Path next = directory.resolve("next");
    try (AgentProcess agent = AgentProcess.server(directory.resolve("agent"))) {
      agent.start().awaitLeader();
      Process holder =
          agent.follow(
              directory.resolve("holder"),
              "lock",
              "it/lock",
              "echo $$ >" + held + "; exec sleep 1000");
      await(SOON, "the first holder", () -> !written(held).isBlank());
      Process other =
          agent.follow(directory.resolve("other"), "lock", "it/lock", "echo in >" + next);
      holder.destroyForcibly();
      long orphan = Long.parseLong(AgentProcess.text(held).strip());
      ProcessHandle.of(orphan).ifPresent(ProcessHandle::destroyForcibly);
      assertTrue(other.waitFor(LOST.toSeconds(), TimeUnit.SECONDS));
      assertEquals("in\n", AgentProcess.text(next));
    }
  }

  @Test
  void shouldEndTheProgramOfALostLock() throws Exception {
    Path held = directory.resolve("held");
    try (AgentProcess agent = AgentProcess.server(directory.resolve("agent"))) {
      agent.start().awaitLeader();
      Process holder =
          agent.follow(
              directory.resolve("holder"), "lock", "it/lock", "echo $$ >" + held + "; sleep 1000");
      await(SOON, "the holder", () -> !written(held).isBlank());
      assertEquals(0, agent.consul("kv", "delete", "it/lock/.lock").exit());
      assertTrue(holder.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
      long child = Long.parseLong(AgentProcess.text(held).strip());
      assertFalse(ProcessHandle.of(child).isPresent());
    }
  }

  @Test
  void shouldTellHandlersOfChanges() throws IOException {
    Path told = directory.resolve("told");
    Path again = directory.resolve("again");
    try (AgentProcess agent = AgentProcess.server(directory.resolve("agent"))) {
      agent.config("watches.json", watch(told)).start().awaitLeader();
      assertTrue(agent.client().put("it/key", "one"));
      await(SOON, "the value", () -> written(told).contains("\"Value\":\"b25l\""));

      agent.config("watches.json", watch(again));
      assertEquals(0, agent.consul("reload").exit());
      await(SOON, "the other handler", () -> written(again).contains("b25l"));
      String before = AgentProcess.text(told);
      assertTrue(agent.client().put("it/key", "two"));
      await(SOON, "the other value", () -> written(again).contains("dHdv"));
      assertEquals(before, AgentProcess.text(told));

      Cli.Result seen = agent.consul("watch", "-type=key", "-key=it/key");
      assertEquals(0, seen.exit());
      assertTrue(seen.out().contains("\"Value\": \"dHdv\""), seen.out());
    }
  }

  private static String watch(Path told) {
    return """
        {"watches": [{"type": "key", "key": "it/key",
                      "args": ["/bin/sh", "-c", "echo $CONSUL_INDEX $(cat) >>%s"]}]}
        """
        .formatted(told);
  }

  @Test
  void shouldRunCommandsOnlyWhereThatIsAllowed() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory.resolve("agent"))) {
      agent.start().awaitLeader();
      Cli.Result refused = agent.consul("exec", "echo", "hello");
      assertEquals("0 / 0 node(s) completed / acknowledged\n", refused.out());
      agent.signal("TERM");
      assertEquals(0, agent.awaitExit(), agent::log);

      agent.config("exec.json", "{\"disable_remote_exec\": false}").start().awaitLeader();
      Cli.Result done = exec(agent, "echo hello; exit 3");
      assertEquals(2, done.exit(), done.err());
      assertTrue(done.out().contains(": hello\n"), done.out());
      assertTrue(done.out().contains(": finished with exit code 3\n"), done.out());
      assertEquals(404, agent.client().get("/v1/kv/_rexec?keys").statusCode());
    }
  }

  /** Every run waits for as long as it is told, so one that was too short is made again instead. */
  private static Cli.Result exec(AgentProcess agent, String command) throws IOException {
    Deadline deadline = new Deadline(SOON, "the only node to have done '" + command + "'");
    while (true) {
      Cli.Result done = agent.consul("exec", "-wait=5s", command);
      if (done.out().endsWith("1 / 1 node(s) completed / acknowledged\n")) {
        return done;
      }
      deadline.pause();
    }
  }
}
