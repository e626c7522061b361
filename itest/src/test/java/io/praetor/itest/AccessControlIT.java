package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AclOperator;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.KvClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three servers and a client that deny what nobody allowed, set up as Consul's tutorial does. */
class AccessControlIT {

  /** Generous: the machine may be busy, and clients remember tokens for 30 s. */
  private static final Duration SOON = Duration.ofSeconds(75);

  private static final String ACL =
      ", \"acl\": {\"enabled\": true, \"default_policy\": \"deny\","
          + " \"enable_token_persistence\": true, \"tokens\": {}}";

  private static final String APP_RULES =
      "key_prefix \"app/\" { policy = \"write\" }"
          + " service \"web\" { policy = \"write\" }"
          + " node_prefix \"\" { policy = \"read\" }";

  private static final String AGENT_RULES =
      "node_prefix \"\" { policy = \"write\" }"
          + " service_prefix \"\" { policy = \"read\" }"
          + " agent_prefix \"\" { policy = \"write\" }";

  @TempDir Path directory;

  private AgentProcess agent(String name, String more, String join) throws IOException {
    String seeds = ", \"retry_join\": [%s], \"retry_interval\": \"1s\"".formatted(join);
    return AgentProcess.agent(directory, name, more + ACL + (join.isEmpty() ? "" : seeds));
  }

  @Test
  void shouldLetEverybodyDoWhatTheirTokensSay() throws IOException {
    try (AgentProcess first = agent("s1", ", \"server\": true, \"bootstrap_expect\": 3", "")) {
      String join = '"' + first.address() + '"';
      String server = ", \"server\": true, \"bootstrap_expect\": 3";
      try (AgentProcess second = agent("s2", server, join);
          AgentProcess third = agent("s3", server, join);
          AgentProcess client = agent("c1", "", join)) {
        first.start();
        second.start();
        third.start();
        first.awaitLeader();
        client.start().awaitLeader();
        // Between two leaders it may be done and not be answered, and it is done only once.
        first.await(SOON, "/v1/status/peers", all -> all.split(",").length == 3);
        AclOperator operator = AclOperator.first(first, SOON);
        String root = operator.secret();
        restrictsTokens(operator, first, client);
        registersWithTokens(operator, first, client);
        remembersItsTokens(first, client, root);
        outlivesALostServer(first, second, client, root);
        assertFalse(first.log().contains("\tat "), first::log);
        assertFalse(first.log().contains(root), "no secret is told to the log");
      }
    }
  }

  private static int put(AgentProcess agent, String key, String token) {
    return agent.client().send("PUT", "/v1/kv/" + key + "?token=" + token, "x").statusCode();
  }

  private static void restrictsTokens(
      AclOperator operator, AgentProcess server, AgentProcess client) throws IOException {
    String root = operator.secret();
    AclOperator.Token created = operator.token("app", APP_RULES, "");
    String app = created.secret();
    for (AgentProcess agent : new AgentProcess[] {server, client}) {
      awaitToken(agent, app);
      assertEquals(403, put(agent, "other", app));
      assertEquals(403, put(agent, "app/a", ""));
      agent.awaitWrite(SOON, "other?token=" + root, "x");
      String listed = agent.client().bodyOf("/v1/kv/?keys&token=" + app);
      assertTrue(listed.contains("app/a") && !listed.contains("other"), listed);
    }
    Cli.Result why =
        server.consul(
            "acl",
            "token",
            "read",
            "-id=" + created.accessor(),
            "-token=" + root,
            "-explain=key:write:app/a");
    assertEquals(0, why.exit(), why::err);
    assertTrue(why.out().contains("key_prefix \"app/\""), why::out);
    operator.end(created);
    for (AgentProcess agent : new AgentProcess[] {server, client}) {
      Deadline deadline = new Deadline(SOON, "the end of a token on every server");
      while (put(agent, "app/a", app) != 403) {
        deadline.pause();
      }
    }
  }

  /** A server that follows hears of a token a moment after the leader has made it. */
  private static void awaitToken(AgentProcess agent, String token) {
    agent.awaitWrite(SOON, "app/a?token=" + token, "x");
  }

  private static void registersWithTokens(
      AclOperator operator, AgentProcess server, AgentProcess client) {
    String root = operator.secret();
    String agents = operator.token("agents", AGENT_RULES, "").secret();
    String web = operator.token("web", APP_RULES, "").secret();
    String body = "{\"Token\": \"%s\"}".formatted(agents);
    assertEquals(
        200, client.client().send("PUT", "/v1/agent/token/agent?token=" + root, body).statusCode());
    awaitToken(client, web);
    awaitToken(server, web);
    KvClient asking = client.client();
    String register = "/v1/agent/service/register";
    assertEquals(403, asking.send("PUT", register, "{\"Name\": \"web\"}").statusCode());
    assertEquals(
        403, asking.send("PUT", register + "?token=" + web, "{\"Name\": \"db\"}").statusCode());
    assertEquals(
        200, asking.send("PUT", register + "?token=" + web, "{\"Name\": \"web\"}").statusCode());
    server.await(SOON, "/v1/catalog/service/web?token=" + root, found -> found.contains("\"c1\""));
    assertEquals("[]", server.client().bodyOf("/v1/catalog/service/web").strip());
  }

  /** Tokens that were set through the API are kept in a file, which only its owner reads. */
  private static void remembersItsTokens(AgentProcess server, AgentProcess client, String root)
      throws IOException {
    client.kill();
    client.start().awaitLeader();
    server.client().send("PUT", "/v1/catalog/deregister?token=" + root, "{\"Node\": \"c1\"}");
    client.await(
        SOON, "/v1/catalog/node/c1?token=" + root, node -> node.contains(client.address()));
  }

  private static void outlivesALostServer(
      AgentProcess first, AgentProcess second, AgentProcess client, String root) {
    first.kill();
    Deadline deadline = new Deadline(SOON, "another leader", Duration.ofMillis(200));
    while (answerOf(client, root) != 200) {
      deadline.pause();
    }
    assertEquals(200, put(second, "after", root));
    assertEquals(403, put(second, "after", ""));
  }

  private static int answerOf(AgentProcess client, String root) {
    try {
      return put(client, "after", root);
    } catch (UncheckedIOException lost) {
      return 0;
    }
  }
}
