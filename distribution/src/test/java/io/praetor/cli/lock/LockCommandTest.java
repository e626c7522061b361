package io.praetor.cli.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.BackgroundRun;
import io.praetor.cli.KvAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lock} against keys and sessions in memory, with real programs. */
@Timeout(60)
class LockCommandTest {

  private static final String LOCK_FLAGS = Long.toUnsignedString(Mutex.FLAGS);
  private static final String SEMAPHORE_FLAGS = Long.toUnsignedString(Semaphore.FLAGS);

  private final TestTerminal terminal = new TestTerminal();
  private KvAgent agent;

  @TempDir Path directory;

  @BeforeEach
  void start() throws IOException {
    agent = new KvAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address()).with("SHELL", "/bin/sh");
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private String text(String name) {
    try {
      return Files.readString(file(name)).strip();
    } catch (IOException absent) {
      return "";
    }
  }

  /** A program that says that it runs, until its file appears. */
  private String waiting(String name) {
    return "echo $CONSUL_LOCK_HELD >"
        + file(name)
        + "; while [ ! -e "
        + file(name + ".go")
        + " ]; do sleep 0.01; done";
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertEquals(1, terminal.run("lock", "only-a-key"));
    assertEquals("Key prefix and child command must be specified\n", terminal.err());
    assertEquals(1, terminal.run("lock", "-n=0", "a", "true"));
    assertEquals("Lock holder limit must be positive\n", terminal.err());
    assertEquals(1, terminal.run("lock", "-timeout=-1s", "a", "true"));
    assertEquals("Timeout must be positive\n", terminal.err());
    assertEquals(1, terminal.run("lock", "-monitor-retry=-1", "a", "true"));
    assertEquals("Number for 'monitor-retry' must be >= 0\n", terminal.err());
    assertEquals(1, terminal.run("lock", "-timeout=soon", "a", "true"));
    assertTrue(
        terminal.err().startsWith("invalid value \"soon\" for flag -timeout: parse error\n"));
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldRunAProgramAndLeaveNothingBehind() throws Exception {
    BackgroundRun run = new BackgroundRun(terminal, "lock", "/my//job/", waiting("p"));
    run.until(() -> text("p").equals("true"));
    KvAgent.Entry held = agent.get("my/job/.lock");
    assertEquals(LOCK_FLAGS, held.flags());
    assertTrue(agent.sessions().get(held.session()).contains("\"TTL\":\"15s\""));
    assertTrue(
        agent.sessions().get(held.session()).contains("Consul lock for 'echo $CONSUL_LOCK_HELD"));
    Files.createFile(file("p.go"));
    assertEquals(0, run.status());
    assertEquals(List.of(), agent.keys());
    assertTrue(agent.sessions().isEmpty());
  }

  @Test
  void shouldTellWhatTheProgramsStatusWasOnlyIfAsked() {
    assertEquals(0, terminal.run("lock", "a", "exit 3"));
    assertEquals("Error running handler: exit status 3\n", terminal.err());
    assertEquals(2, terminal.run("lock", "-child-exit-code", "a", "exit 3"));
    assertEquals(0, terminal.run("lock", "-child-exit-code", "a", "exit 0"));
    assertEquals(2, terminal.run("lock", "-shell=false", "-child-exit-code", "a", "no-such-one"));
    assertEquals(
        "Error starting handler: exec: \"no-such-one\": executable file not found in $PATH\n",
        terminal.err());
    assertTrue(agent.sessions().isEmpty());
  }

  @Test
  void shouldWaitForAnotherHolder() throws Exception {
    String other = agent.session();
    agent.put("a/.lock", "", LOCK_FLAGS, other);
    BackgroundRun run = new BackgroundRun(terminal, "lock", "a", "echo ran >" + file("p"));
    run.until(() -> agent.requests().stream().anyMatch(line -> line.contains("index=11")));
    assertEquals("", text("p"));
    agent.put("a/.lock", "", LOCK_FLAGS, "");
    assertEquals(0, run.status());
    assertEquals("ran", text("p"));
  }

  @Test
  void shouldGiveUpAfterATime() {
    agent.put("a/.lock", "", LOCK_FLAGS, agent.session());
    agent.put("other", "", "0", "");
    agent.refuseAcquisitions(true);
    agent.delete("a/.lock");
    assertEquals(1, terminal.run("lock", "-try=50ms", "a", "true"));
    assertEquals("Shutdown triggered or timeout during lock acquisition\n", terminal.err());
    assertEquals(1, agent.sessions().size());
  }

  @Test
  void shouldNotTouchWhatIsNoLock() {
    agent.put("a/.lock", "mine", "0", "");
    assertEquals(1, terminal.run("lock", "a", "true"));
    assertEquals("Lock acquisition failed: Existing key does not match lock use\n", terminal.err());
    assertEquals(1, terminal.run("lock", "-n=2", "a", "true"));
    assertEquals(
        "Lock acquisition failed: Existing key does not match semaphore use\n", terminal.err());
    assertTrue(agent.sessions().isEmpty());
  }

  @Test
  void shouldEndTheProgramWhenTheLockIsLost() throws Exception {
    BackgroundRun run = new BackgroundRun(terminal, "lock", "-verbose", "a", waiting("p"));
    run.until(() -> text("p").equals("true"));
    agent.put("a/.lock", "", LOCK_FLAGS, agent.session());
    assertEquals(0, run.status());
    assertTrue(terminal.out().contains("Lock lost, killing child\n"));
    assertTrue(terminal.out().contains("Cleanup aborted, lock in use\n"));
    assertFalse(Files.exists(file("p.go")));
  }

  @Test
  void shouldEndTheProgramWhenTheAgentFailsTooOften() throws Exception {
    BackgroundRun run =
        new BackgroundRun(terminal, "lock", "-verbose", "-monitor-retry=0", "a", waiting("p"));
    run.until(() -> text("p").equals("true"));
    agent.failReads(500);
    assertEquals(1, run.status());
    assertTrue(terminal.out().contains("Lock lost, killing child\n"));
    assertEquals(
        "Lock cleanup failed: failed to read lock: Unexpected response code: 500\n",
        terminal.err());
  }

  @Test
  void shouldPassASignalOnAndGiveTheLockBack() throws Exception {
    String program = "trap 'echo got >" + file("s") + "; exit 0' INT TERM; " + waiting("p");
    BackgroundRun run = new BackgroundRun(terminal, "lock", "-verbose", "a", program);
    run.until(() -> text("p").equals("true"));
    terminal.signal("INT");
    assertEquals(0, run.status());
    assertEquals("got", text("s"));
    assertNull(agent.get("a/.lock"));
  }

  @Test
  void shouldStopWaitingWhenASignalComes() throws Exception {
    agent.put("a/.lock", "", LOCK_FLAGS, agent.session());
    BackgroundRun run = new BackgroundRun(terminal, "lock", "a", "true");
    run.until(() -> agent.requests().stream().anyMatch(line -> line.contains("index=")));
    terminal.signal("TERM");
    assertEquals(1, run.status());
    assertEquals("Shutdown triggered or timeout during lock acquisition\n", terminal.err());
    assertEquals(1, agent.sessions().size());
  }

  @Test
  void shouldLetSoManyIn() throws Exception {
    TestTerminal second = new TestTerminal().with("CONSUL_HTTP_ADDR", agent.address());
    TestTerminal third = new TestTerminal().with("CONSUL_HTTP_ADDR", agent.address());
    BackgroundRun one = new BackgroundRun(terminal, "lock", "-n=2", "sem", waiting("1"));
    one.until(() -> text("1").equals("true"));
    BackgroundRun two = new BackgroundRun(second, "lock", "-n=2", "sem", waiting("2"));
    two.until(() -> text("2").equals("true"));
    assertEquals(SEMAPHORE_FLAGS, agent.get("sem/.lock").flags());
    String value = new String(agent.get("sem/.lock").value(), StandardCharsets.UTF_8);
    assertEquals("{\"Limit\":2,\"Holders\":{\"s-1\":true,\"s-2\":true}}", value);
    assertEquals(List.of("sem/.lock", "sem/s-1", "sem/s-2"), agent.keys());

    assertEquals(1, third.run("lock", "-n=3", "sem", "true"));
    assertEquals(
        "Lock acquisition failed: semaphore limit conflict (lock: 2, local: 3)\n", third.err());

    BackgroundRun three = new BackgroundRun(third, "lock", "-n=2", "sem", waiting("3"));
    three.until(() -> agent.get("sem/s-4") != null);
    assertEquals("", text("3"));
    Files.createFile(file("1.go"));
    assertEquals(0, one.status());
    three.until(() -> text("3").equals("true"));
    Files.createFile(file("2.go"));
    Files.createFile(file("3.go"));
    assertEquals(0, two.status());
    assertEquals(0, three.status());
    assertEquals(List.of(), agent.keys());
  }

  @Test
  void shouldTakeThePlaceOfAHolderThatIsGone() {
    agent.put(
        "sem/.lock", "{\"Limit\":2,\"Holders\":{\"gone\":true,\"x\":true}}", SEMAPHORE_FLAGS, "");
    assertEquals(0, terminal.run("lock", "-n=2", "sem", "true"));
    assertEquals(List.of(), agent.keys());
  }
}
