package io.praetor.cli.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.BackgroundRun;
import io.praetor.cli.KvAgent;
import io.praetor.cli.TestTerminal;
import io.praetor.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code exec} against keys in memory; the test answers for the nodes. */
@Timeout(60)
class ExecCommandTest {

  private final TestTerminal terminal = new TestTerminal();
  private KvAgent agent;
  private volatile String directory = "";

  @BeforeEach
  void start() throws IOException {
    agent = new KvAgent();
    terminal.with("CONSUL_HTTP_ADDR", agent.address());
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  /** Lets nodes write keys, each as {@code key=value}, when the event comes. */
  private void answer(String... results) {
    agent.onEvent(
        payload -> {
          String session = session(payload);
          directory = "_rexec/" + session + "/";
          for (String result : results) {
            int equals = result.indexOf('=');
            agent.put(
                directory + result.substring(0, equals),
                result.substring(equals + 1),
                "0",
                session);
          }
        });
  }

  private static String session(String payload) {
    try {
      return Json.parse(payload.getBytes(StandardCharsets.UTF_8)).get("Session").text();
    } catch (IOException malformed) {
      throw new AssertionError(payload, malformed);
    }
  }

  private String requestWith(String part) {
    return agent.requests().stream().filter(line -> line.contains(part)).findFirst().orElse("");
  }

  @Test
  void shouldShowWhatNodesSay() {
    answer("n1/ack=", "n2/ack=", "n1/out/00000=one\ntwo\n", "n1/exit=0", "n2/out/00000=");
    assertEquals(2, terminal.run("exec", "-wait=300ms", "-wait-repl=1ms", "uptime", "-p"));
    assertEquals(
        """
            n1: one
            n1: two
            n1:
        ==> n1: finished with exit code 0
        1 / 2 node(s) completed / acknowledged
        """,
        terminal.out());
    assertEquals(List.of(), agent.keys());
    assertTrue(agent.sessions().isEmpty());
    assertTrue(
        requestWith("/job?").endsWith(" {\"Command\":\"uptime -p\",\"Wait\":300000000}"),
        requestWith("/job?"));
    assertTrue(
        requestWith("/session/create")
                .endsWith("{\"Behavior\":\"delete\",\"Name\":\"Remote Exec\",\"TTL\":\"15s\"}")
            || requestWith("/session/create")
                .endsWith("{\"Name\":\"Remote Exec\",\"Behavior\":\"delete\",\"TTL\":\"15s\"}"),
        requestWith("/session/create"));
  }

  @Test
  void shouldFailWhenANodeDoes() {
    answer("n1/ack=", "n1/exit=7");
    assertEquals(2, terminal.run("exec", "-wait=200ms", "-wait-repl=1ms", "-verbose", "false"));
    assertTrue(terminal.out().contains("==> n1: acknowledged\n"));
    assertTrue(terminal.out().contains("==> n1: finished with exit code 7\n"));
    answer("n1/ack=", "n1/exit=0");
    assertEquals(0, terminal.run("exec", "-wait=200ms", "-wait-repl=1ms", "true"));
    assertEquals(
        "==> n1: finished with exit code 0\n1 / 1 node(s) completed / acknowledged\n",
        terminal.out());
  }

  @Test
  void shouldSendScriptsAndProgramsWithoutAShell() {
    terminal.typing("echo hi\n");
    assertEquals(0, terminal.run("exec", "-wait=100ms", "-wait-repl=1ms", "-"));
    assertEquals("0 / 0 node(s) completed / acknowledged\n", terminal.out());
    assertTrue(requestWith("/job?").contains("{\"Script\":\"ZWNobyBoaQo=\",\"Wait\":"));
    assertEquals(
        0,
        terminal.run(
            "exec", "-wait=101ms", "-wait-repl=1ms", "-shell=false", "-node=n", "ls", "/"));
    assertTrue(
        agent.requests().stream()
            .anyMatch(line -> line.endsWith("{\"Args\":[\"ls\",\"/\"],\"Wait\":101000000}")));
    assertTrue(requestWith("_rexec?node=n ").startsWith("PUT /v1/event/fire/"));
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertEquals(1, terminal.run("exec"));
    assertTrue(terminal.err().startsWith("Must specify a command to execute\n\nUsage: "));
    assertEquals(1, terminal.run("exec", "-shell=false", "-"));
    assertEquals("Cannot configure -shell=false when reading from stdin\n", terminal.err());
    assertEquals(1, terminal.run("exec", "-tag=x", "ls"));
    assertEquals("Cannot provide tag filter without service filter.\n", terminal.err());
    assertEquals(1, terminal.run("exec", "-node=(", "ls"));
    assertTrue(terminal.err().startsWith("Failed to compile node filter regexp: "));
    assertEquals(List.of(), agent.requests());
  }

  @Test
  void shouldEndTheJobWhenASignalComes() throws Exception {
    answer("n1/ack=");
    BackgroundRun run = new BackgroundRun(terminal, "exec", "-wait=20s", "-verbose", "sleep 9");
    run.until(() -> terminal.out().contains("acknowledged"));
    terminal.signal("INT");
    assertEquals(1, run.status());
    assertEquals("", terminal.err());
    assertEquals(List.of(), agent.keys());
    assertTrue(agent.sessions().isEmpty());
  }

  @Test
  void shouldTellWhenResultsCannotBeRead() {
    agent.onEvent(payload -> agent.failReads(500));
    assertEquals(1, terminal.run("exec", "-wait=10s", "-wait-repl=1ms", "true"));
    assertEquals("Failed to read results: Unexpected response code: 500\n", terminal.err());
  }
}
