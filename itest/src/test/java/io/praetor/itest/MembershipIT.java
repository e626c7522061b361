package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents come, fail, leave and are sent away; the catalog follows each of them. */
class MembershipIT {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(30);

  /** A third of the usual time until a failure is told. */
  private static final String QUICK =
      """
      , "gossip_lan": {"probe_interval": "300ms", "probe_timeout": "150ms",
                       "gossip_interval": "60ms"}
      """;

  private static final String MEMBERS = "/v1/agent/members";
  private static final String CHECKS = "/v1/health/state/any";

  @TempDir Path directory;
  private AgentProcess server;

  @BeforeEach
  void start() throws IOException {
    String bootstrap = ", \"server\": true, \"bootstrap\": true";
    server = AgentProcess.agent(directory, "server", bootstrap + QUICK);
    server.start().awaitLeader();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldFollowALeave() throws IOException {
    try (AgentProcess client = joined("client")) {
      follows("client", 1, "passing");
      assertEquals("Graceful leave complete\n", client.consul("leave").out());
      assertEquals(0, client.awaitExit(), client::log);
      follows("client", 3, "");
      assertFalse(client.log().contains("[ERROR]"), client::log);
      client.start();
      follows("client", 1, "passing");
      // A client leaves when it is terminated, unless it is told not to.
      client.signal("TERM");
      assertEquals(0, client.awaitExit(), client::log);
      follows("client", 3, "");
      client.config("stays.json", "{\"leave_on_terminate\": false}");
      client.start();
      follows("client", 1, "passing");
      client.signal("TERM");
      assertEquals(0, client.awaitExit(), client::log);
      follows("client", 4, "critical");
    }
  }

  @Test
  void shouldSendAwayWhoFailed() throws IOException {
    try (AgentProcess client = joined("client")) {
      follows("client", 1, "passing");
      client.kill();
      follows("client", 4, "critical");
      assertEquals(0, server.consul("force-leave", "client").exit());
      follows("client", 3, "");
      assertEquals(0, server.consul("force-leave", "-prune", "client").exit());
      server.await(SOON, MEMBERS, members -> !members.contains("\"client\""));
      client.start();
      follows("client", 1, "passing");
    }
    Cli.Result unknown = server.consul("force-leave", "nobody");
    assertEquals(1, unknown.exit());
    assertTrue(unknown.err().contains("No node found with name 'nobody'"), unknown::err);
  }

  @Test
  void shouldFollowANewIdentity() throws IOException {
    try (AgentProcess client = joined("client")) {
      follows("client", 1, "passing");
      client.kill();
      // Another name with the same id: the node is renamed.
      client.config("z.json", "{\"node_name\": \"renamed\"}");
      follows("client", 4, "critical");
      client.start();
      follows("renamed", 1, "passing");
      server.await(SOON, CHECKS, checks -> !checks.contains("\"Node\":\"client\""));
      client.kill();
      follows("renamed", 4, "critical");
      // The same name with another id, once the old one is known to be gone.
      Files.delete(client.dataDirectory().resolve("node-id"));
      client.start();
      String id = "\"ID\":\"" + awaitId(client) + "\"";
      server.await(SOON, "/v1/catalog/nodes", nodes -> nodes.contains(id));
      follows("renamed", 1, "passing");
    }
  }

  private static String awaitId(AgentProcess client) {
    Pattern node = Pattern.compile("\"NodeID\":\"([^\"]+)\"");
    String self = client.await(SOON, "/v1/agent/self", all -> node.matcher(all).find());
    return node.matcher(self).results().findFirst().orElseThrow().group(1);
  }

  /** A name that is taken stays with whom it belongs to. */
  @Test
  void shouldComplainAboutANameThatIsTaken() throws IOException {
    try (AgentProcess client = joined("client");
        AgentProcess impostor = joining("impostor")) {
      follows("client", 1, "passing");
      impostor.config("z.json", "{\"node_name\": \"client\"}").start();
      impostor.await(SOON, MEMBERS, any -> impostor.log().contains("Names must be unique"));
      String members = server.client().get(MEMBERS).body();
      assertTrue(members.contains(client.address()), members);
      assertFalse(members.contains(impostor.address()), members);
    }
  }

  @Test
  void shouldEndWhenNobodyCanBeJoined() throws IOException {
    String nobody = "[\"127.0.0.2:1\"]";
    ends("first", ", \"start_join\": " + nobody, "Failed to join");
    String twice = ", \"retry_max\": 2, \"retry_interval\": \"1s\", \"retry_join\": " + nobody;
    ends("second", twice, "max join retry exhausted, exiting");
  }

  private void ends(String name, String more, String words) throws IOException {
    try (AgentProcess agent = AgentProcess.agent(directory, name, more)) {
      agent.start();
      assertEquals(1, agent.awaitExit(), agent::log);
      Pattern last = Pattern.compile("(?s).*\n==> " + words + "[^\n]*\n");
      assertTrue(last.matcher(agent.log()).matches(), agent::log);
    }
  }

  private AgentProcess joined(String name) throws IOException {
    return joining(name).start();
  }

  private AgentProcess joining(String name) throws IOException {
    String join = ", \"retry_join\": [\"%s\"], \"retry_interval\": \"1s\"";
    return AgentProcess.agent(directory, name, join.formatted(server.address()) + QUICK);
  }

  /**
   * Waits until the server sees a member so.
   *
   * @param status 1 alive, 3 left, 4 failed
   * @param health in the catalog; empty when the node is not to be there
   */
  private void follows(String name, int status, String health) {
    Pattern member =
        Pattern.compile("\"Name\":\"" + name + "\"[^{]*\\{[^}]*\\},\"Status\":" + status);
    server.await(SOON, MEMBERS, members -> member.matcher(members).find());
    Pattern check =
        Pattern.compile(
            "\"Node\":\"" + name + "\",\"CheckID\":\"serfHealth\"[^}]*\"Status\":\"" + health);
    server.await(
        SOON,
        CHECKS,
        checks ->
            health.isEmpty()
                ? !checks.contains("\"Node\":\"" + name + "\"")
                : check.matcher(checks).find());
  }
}
