package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of gossip: changed while it runs, kept over a restart, and introduced step by step. */
class KeyringIT {

  /** Longer than members take to exchange everything; the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String FIRST = "X4SYOinf2pTAcAHRhpj7dA==";
  private static final String SECOND = "QSBrZXkgb2YgMzIgYnl0ZXMsIG1hZGUgZm9yIHRlc3Q=";

  private static final String SERVER = ", \"server\": true, \"bootstrap\": true";

  @TempDir Path directory;

  @Test
  void shouldChangeTheKeyOfEverybody() throws IOException {
    try (AgentProcess server = AgentProcess.agent(directory, "server", SERVER + key(FIRST));
        AgentProcess one = member("one", server, key(FIRST));
        AgentProcess two = member("two", server, key(FIRST))) {
      for (AgentProcess agent : List.of(server, one, two)) {
        agent.start();
      }
      server.awaitLeader();
      seesAlive(server, "one");
      seesAlive(server, "two");
      change(server, "-install", SECOND);
      change(server, "-use", SECOND);
      Cli.Result refused = server.consul("keyring", "-remove", SECOND);
      assertEquals(1, refused.exit());
      assertTrue(refused.err().contains("Removing the primary key is not allowed"), refused::err);
      change(server, "-remove", FIRST);
      hasOnly(server, SECOND);
      for (AgentProcess agent : List.of(server, one)) {
        agent.kill();
        agent.start();
      }
      server.awaitLeader();
      seesAlive(one, "two");
      seesAlive(server, "one");
      seesAlive(server, "two");
      hasOnly(server, SECOND);
      keepsOut(server, key(FIRST));
      keepsOut(server, "");
    }
  }

  /** Until all members have done it: on a busy machine one may not answer in time. */
  private static void change(AgentProcess server, String step, String key) throws IOException {
    Deadline deadline = new Deadline(SOON, step + " of a key by all members of " + server);
    while (server.consul("keyring", step, key).exit() != 0) {
      deadline.pause();
    }
  }

  private static void hasOnly(AgentProcess server, String key) throws IOException {
    Deadline deadline = new Deadline(SOON, "the keys of all members of " + server);
    String keys = server.consul("keyring", "-list").out();
    while (!keys.contains("  " + key + " [3/3]\n") || !keys.contains("  " + key + " [1/1]\n")) {
      deadline.pause();
      keys = server.consul("keyring", "-list").out();
    }
    assertFalse(keys.contains(FIRST), keys);
  }

  /** An agent that must join and cannot says so in one line and ends. */
  private void keepsOut(AgentProcess server, String key) throws IOException {
    String more = ", \"start_join\": [\"%s\"]".formatted(server.address()) + key;
    try (AgentProcess stranger = AgentProcess.agent(directory, "stranger" + key.length(), more)) {
      stranger.start();
      assertEquals(1, stranger.awaitExit(), stranger::log);
      Pattern last = Pattern.compile("(?s).*\n==> Failed to join[^\n]*\n");
      assertTrue(last.matcher(stranger.log()).matches(), stranger::log);
      assertFalse(server.consul("members").out().contains("stranger"));
    }
  }

  /** The way that is documented for a pool without encryption; nobody is ever left out. */
  @Test
  void shouldIntroduceEncryptionWhileItRuns() throws IOException {
    try (AgentProcess server = AgentProcess.agent(directory, "server", SERVER);
        AgentProcess one = member("one", server, "")) {
      server.start();
      one.start();
      server.awaitLeader();
      seesAlive(server, "one");
      String unverified = ", \"encrypt_verify_incoming\": false";
      for (String step :
          List.of(unverified + ", \"encrypt_verify_outgoing\": false", unverified, "")) {
        for (AgentProcess agent : List.of(server, one)) {
          agent.config("encrypt.json", "{\"log_level\": \"INFO\"" + key(FIRST) + step + "}");
          agent.kill();
          agent.start();
          seesAlive(server, "one");
          seesAlive(one, "server");
        }
      }
      keepsOut(server, "");
    }
  }

  private AgentProcess member(String name, AgentProcess seed, String more) throws IOException {
    String join = ", \"retry_join\": [\"%s\"], \"retry_interval\": \"1s\"";
    return AgentProcess.agent(directory, name, join.formatted(seed.address()) + more);
  }

  private static String key(String key) {
    return ", \"encrypt\": \"" + key + "\"";
  }

  private static void seesAlive(AgentProcess agent, String name) {
    Pattern alive = Pattern.compile("\"Name\":\"" + name + "\"[^{]*\\{[^}]*\\},\"Status\":1");
    agent.await(SOON, "/v1/agent/members", members -> alive.matcher(members).find());
  }
}
