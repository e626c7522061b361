package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Authority;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Console;
import io.praetor.itest.harness.ConsoleSession;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in the console of a running agent. */
class ConsoleIT {

  private static final Duration SOON = Duration.ofMinutes(1);

  private static final Duration BETWEEN_SERVICES = Duration.ofMillis(200);

  /** What cannot be meant in a console. */
  private static final Set<String> ELSEWHERE = Set.of("agent", "shell");

  /** More than the console has places, each of which is free when its commands have ended. */
  private static final int SESSIONS = 10;

  @TempDir Path directory;

  private static void await(String what, BooleanSupplier condition) {
    Deadline deadline = new Deadline(SOON, what);
    while (!condition.getAsBoolean()) {
      deadline.pause();
    }
  }

  private static ConsoleSession ran(ConsoleSession session, String command) throws IOException {
    boolean well = session.run(command).awaitEnd();
    assertTrue(well, command + ": " + session.printed());
    return session;
  }

  @Test
  void shouldHaveEveryWord() throws IOException {
    Cli.Result help = Cli.run(directory, "-h");
    List<String> words =
        Pattern.compile("(?m)^ {4}(\\S+) {2,}")
            .matcher(help.out())
            .results()
            .map(MatchResult::group)
            .map(String::strip)
            .filter(word -> !ELSEWHERE.contains(word))
            .toList();
    assertTrue(words.containsAll(List.of("kv", "lock", "monitor", "watch")), help.out());
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      Console console = new Console(agent);
      for (String word : words) {
        String usage = console.run("consul:" + word + " -h");
        assertTrue(usage.startsWith("Usage: consul " + word), usage);
      }
    }
  }

  @Test
  void shouldAskItsOwnAgent() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      try (ConsoleSession session = new ConsoleSession(agent)) {
        ran(session, "consul:kv put a b");
        assertEquals("b\n", ran(session, "consul:kv get a").printed());
        assertTrue(ran(session, "consul:members").printed().contains("alive"));
        assertFalse(session.run("consul:kv get absent").awaitEnd());
        assertFalse(session.run("consul:kv put empty -").awaitEnd());
        assertTrue(session.printed().contains("no standard input"), session.printed());
      }
      assertEquals(404, agent.client().get("/v1/kv/empty").statusCode());
    }
  }

  @Test
  void shouldMonitorUntilTheOperatorHasEnough() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      try (ConsoleSession session = new ConsoleSession(agent)) {
        awaitLogLine(session, agent, "first");
        assertTrue(session.pressCtrlC().awaitEnd());
        assertTrue(ran(session, "consul:version").printed().contains("Consul v"));
      }
      for (int i = 0; i < SESSIONS; i++) {
        try (ConsoleSession session = session(agent)) {
          awaitLogLine(session, agent, "service-" + i);
        }
      }
    }
  }

  /** Lets the agent log something until the session shows it. */
  private static void awaitLogLine(ConsoleSession session, AgentProcess agent, String service)
      throws IOException {
    session.run("consul:monitor");
    Deadline deadline = new Deadline(SOON, "a line of the log", BETWEEN_SERVICES);
    for (int i = 0; !session.printed().contains(service); i++) {
      String body = "{\"Name\": \"" + service + "-" + i + "\"}";
      assertEquals(
          200, agent.client().send("PUT", "/v1/agent/service/register", body).statusCode());
      deadline.pause();
    }
  }

  /** A session that is not refused, since those before it have ended. */
  private static ConsoleSession session(AgentProcess agent) throws IOException {
    Deadline deadline = new Deadline(SOON, "a place in the console");
    ConsoleSession session = new ConsoleSession(agent);
    while (!isDone(session, "consul:version")) {
      session.close();
      deadline.pause();
      session = new ConsoleSession(agent);
    }
    return session;
  }

  /** Until its health is known a node can hold no session. */
  private static void awaitMember(AgentProcess agent) {
    agent.await(SOON, "/v1/health/node/itest", text -> text.contains("serfHealth"));
  }

  @Test
  void shouldGiveALockBackWhenTheOperatorGoes() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      awaitMember(agent);
      long child;
      try (ConsoleSession session = new ConsoleSession(agent)) {
        session.run("consul:lock it/lock 'echo $$; exec sleep 1000'");
        child = Long.parseLong(session.await(text -> text.endsWith("\n")).strip());
        assertEquals(200, agent.client().get("/v1/kv/it/lock/.lock").statusCode());
      }
      await(
          "the lock to be given back",
          () -> agent.client().get("/v1/kv/it/lock/.lock").statusCode() == 404);
      agent.await(SOON, "/v1/session/list", "[]"::equals);
      assertFalse(ProcessHandle.of(child).isPresent());
    }
  }

  @Test
  void shouldWatchAndExecuteUntilTheOperatorHasEnough() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      awaitMember(agent);
      try (ConsoleSession session = new ConsoleSession(agent)) {
        session.run("consul:watch -type=key -key=it 'cat; echo told'");
        session.await(text -> text.equals("null\ntold\n"));
        assertTrue(agent.client().put("it", "one"));
        session.await(text -> text.contains("\"Value\":\"b25l\"") && text.endsWith("told\n"));
        assertTrue(session.pressCtrlC().awaitEnd());

        session.run("consul:exec -verbose -wait=10m true");
        session.await(text -> text.contains("Fired remote execution event"));
        assertFalse(session.pressCtrlC().awaitEnd());
      }
      assertEquals(404, agent.client().get("/v1/kv/_rexec?keys").statusCode());
    }
  }

  @Test
  void shouldAskAnAgentThatHasOnlyTlsOrASocket() throws Exception {
    Authority authority = new Authority("ours");
    authority.issue(directory, "server.dc1.consul");
    Files.writeString(directory.resolve("ca.pem"), authority.pem());
    String server = ", \"server\": true, \"bootstrap\": true";
    String tls =
        """
        , "ports": {"http": -1, "https": 8501}, "verify_incoming_https": true,
        "ca_file": "%1$s/ca.pem", "cert_file": "%1$s/cert.pem", "key_file": "%1$s/key.pem"
        """
            .formatted(directory);
    String socket =
        """
        , "addresses": {"http": "unix://%s/http.sock"}
        """
            .formatted(directory);
    for (String listener : List.of(tls, socket)) {
      String name = "agent-" + listener.length();
      try (AgentProcess agent = AgentProcess.agent(directory, name, server + listener).start()) {
        await("the console", () -> Files.exists(agent.dataDirectory().resolve("shell.sock")));
        try (ConsoleSession session = new ConsoleSession(agent)) {
          await("a leader", () -> isDone(session, "consul:kv put a b"));
          assertEquals("b\n", ran(session, "consul:kv get a").printed());
        }
      }
    }
  }

  private static boolean isDone(ConsoleSession session, String command) {
    try {
      return session.run(command).awaitEnd();
    } catch (IOException refused) {
      return false;
    }
  }
}
