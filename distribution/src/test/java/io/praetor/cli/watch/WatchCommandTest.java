package io.praetor.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.BackgroundRun;
import io.praetor.cli.KvAgent;
import io.praetor.cli.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code watch} against keys in memory, with real programs. */
@Timeout(60)
class WatchCommandTest {

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

  private String text(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException absent) {
      return "";
    }
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertEquals(1, terminal.run("watch"));
    assertTrue(
        terminal.err().startsWith("Watch type must be specified\n\nUsage: consul watch [options]"));
    refused("Unsupported watch type: nonsense", "-type=nonsense");
    refused("Must specify a single key to watch", "-type=key");
    refused("Must specify a single prefix to watch", "-type=keyprefix");
    refused("Must specify a single service to watch", "-type=service");
    refused("Cannot specify service and state", "-type=checks", "-service=a", "-state=b");
    refused("Invalid parameters: [key name]", "-type=nodes", "-key=a", "-name=b");
    refused("Type connect_roots is not supported in the CLI tool", "-type=connect_roots");
    refused(
        "Failed to parse passingonly flag: strconv.ParseBool: parsing \"yes\": invalid syntax",
        "-type=service",
        "-service=a",
        "-passingonly=yes");
    assertEquals(List.of(), agent.requests());
  }

  private void refused(String text, String... flags) {
    String[] args = new String[flags.length + 1];
    args[0] = "watch";
    System.arraycopy(flags, 0, args, 1, flags.length);
    assertEquals(1, terminal.run(args));
    assertEquals(text + "\n", terminal.err());
  }

  @Test
  void shouldPrintAKeyOnce() {
    agent.put("a", "one", "7", "");
    assertEquals(0, terminal.run("watch", "-type=key", "-key=/a", "-stale", "-datacenter=dc2"));
    assertEquals(
        """
        {
            "Key": "a",
            "CreateIndex": 11,
            "ModifyIndex": 11,
            "LockIndex": 0,
            "Flags": 7,
            "Value": "b25l",
            "Session": ""
        }
        """,
        terminal.out());
    assertEquals("GET /v1/kv/a?dc=dc2&stale", agent.requests().get(1));
    assertEquals(0, terminal.run("watch", "-type=key", "-key=absent"));
    assertEquals("null\n", terminal.out());
    assertEquals(0, terminal.run("watch", "-type=keyprefix", "-prefix=absent"));
    assertEquals("null\n", terminal.out());
  }

  @Test
  void shouldTellAProgramOfEveryChange() throws Exception {
    Path told = directory.resolve("told");
    String program = "echo \"$CONSUL_INDEX $(cat)\" >>" + told;
    BackgroundRun run =
        new BackgroundRun(terminal, "watch", "-type=keyprefix", "-prefix=a/", program);
    run.until(() -> text("told").equals("10 null\n"));
    agent.put("a/b", "one", "0", "");
    run.until(() -> text("told").contains("\"Value\":\"b25l\""));
    agent.put("elsewhere", "two", "0", "");
    agent.put("a/b", "<two>", "0", "");
    run.until(() -> text("told").contains("\"Value\":\"PHR3bz4=\""));
    terminal.signal("INT");
    assertEquals(0, run.status());
    assertEquals(3, text("told").lines().count());
    assertTrue(text("told").contains("11 [{\"Key\":\"a/b\""));
  }

  @Test
  void shouldEndWhenTheProgramFails() {
    assertEquals(1, terminal.run("watch", "-type=key", "-key=a", "exit 4"));
    assertEquals("Error executing handler: exit status 4\n", terminal.err());
    assertEquals(1, terminal.run("watch", "-shell=false", "-type=key", "-key=a", "/no/such"));
    assertEquals(
        "Error starting handler: fork/exec /no/such: no such file or directory\n", terminal.err());
  }

  @Test
  void shouldPauseAfterFailures() throws Exception {
    agent.failReads(500);
    BackgroundRun run = new BackgroundRun(terminal, "watch", "-type=key", "-key=a");
    run.until(() -> terminal.err().contains("retry=5s"));
    terminal.signal("TERM");
    assertEquals(0, run.status());
    assertEquals(
        "[ERROR] watch: Watch errored: type=key error=\"Unexpected response code: 500\""
            + " retry=5s\n",
        terminal.err());
  }
}
