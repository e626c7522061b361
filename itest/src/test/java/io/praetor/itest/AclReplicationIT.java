package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AclOperator;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two datacenters that deny what nobody allowed: the first says who may do what in both. */
class AclReplicationIT {

  /** Generous: the machine may be busy, and clients remember tokens for 30 s. */
  private static final Duration SOON = Duration.ofSeconds(90);

  private static final String ROOT = "5d1f7a36-0c3c-4a0f-9a53-7a0c1e9a2b11";

  private static final String ACL =
      """
      , "primary_datacenter": "dc1", "acl": {"enabled": true, "default_policy": "deny",
        "enable_token_replication": true, "tokens": {%s}}""";

  private static final String SERVER =
      """
      , "server": true, "bootstrap": true,
        "gossip_wan": {"probe_interval": "500ms", "probe_timeout": "300ms"}""";

  private static final String APP_RULES = "key_prefix \"app/\" { policy = \"write\" }";
  private static final String REPLICATION_RULES =
      "acl = \"write\" operator = \"write\" service_prefix \"\" { policy = \"read\" intentions ="
          + " \"read\" }";
  private static final String AGENT_RULES =
      "node_prefix \"\" { policy = \"write\" } agent_prefix \"\" { policy = \"write\" }";

  @TempDir Path directory;

  @Test
  void shouldKnowTheTokensOfTheFirstDatacenterInTheSecond() throws IOException {
    try (AgentProcess one = agent("one", "dc1", SERVER, initial()).start();
        AgentProcess far = agent("far", "dc2", SERVER, "").start()) {
      one.awaitLeader();
      far.awaitLeader();
      AclOperator operator = AclOperator.of(one, ROOT, SOON);
      operator.ask("PUT", "/v1/agent/token/agent", "{\"Token\": \"" + ROOT + "\"}");
      assertEquals(0, one.consul("join", "-token=" + ROOT, "-wan", far.address()).exit());
      String agents = operator.token("agents", AGENT_RULES, "").secret();
      replicates(operator, far);
      String place = ", \"retry_join\": [\"%s\"], \"retry_interval\": \"1s\"";
      String own = "\"agent\": \"" + agents + "\"";
      try (AgentProcess client = agent("client", "dc2", place.formatted(far.address()), own)) {
        client.start().awaitLeader();
        sharesGlobalTokens(operator, one, far, client);
        keepsLocalTokens(one, far, client);
        outlivesTheFirst(operator, one, far, client);
      }
      assertFalse(far.log().contains("\tat "), far::log);
      assertFalse(far.log().contains(ROOT), "no secret is told to the log");
    }
  }

  private static String initial() {
    return "\"initial_management\": \"" + ROOT + "\"";
  }

  private AgentProcess agent(String name, String datacenter, String more, String tokens)
      throws IOException {
    String place = ", \"datacenter\": \"" + datacenter + '"';
    return AgentProcess.agent(directory, name, place + more + ACL.formatted(tokens));
  }

  /** Gives the second datacenter the token that it copies with, as an operator does. */
  private static void replicates(AclOperator operator, AgentProcess far) throws IOException {
    String copying = operator.token("replication", REPLICATION_RULES, "").secret();
    Cli.Result set = far.consul("acl", "set-agent-token", "-token=" + ROOT, "replication", copying);
    Deadline deadline = new Deadline(SOON, "the first datacenter to be asked about a token");
    while (set.exit() != 0) {
      deadline.pause();
      set = far.consul("acl", "set-agent-token", "-token=" + ROOT, "replication", copying);
    }
    far.await(
        SOON,
        "/v1/acl/replication",
        status ->
            status.contains("\"ReplicationType\":\"tokens\"")
                && status.contains("\"Running\":true")
                && !status.contains("\"ReplicatedTokenIndex\":0"));
  }

  private static void sharesGlobalTokens(
      AclOperator operator, AgentProcess one, AgentProcess far, AgentProcess client) {
    AclOperator.Token app = operator.token("app", APP_RULES, "");
    for (AgentProcess agent : new AgentProcess[] {one, far, client}) {
      await(200, agent, "app/a", app.secret());
      assertEquals(403, put(agent, "other", app.secret()));
    }
    assertEquals(200, put(far, "app/b?dc=dc1", app.secret()));
    operator.end(app);
    for (AgentProcess agent : new AgentProcess[] {one, far, client}) {
      await(403, agent, "app/a", app.secret());
    }
  }

  private static void keepsLocalTokens(AgentProcess one, AgentProcess far, AgentProcess client) {
    AclOperator there = AclOperator.of(far, ROOT, SOON);
    AclOperator.Token local = there.token("local", APP_RULES, ", \"Local\": true");
    await(200, far, "app/a", local.secret());
    await(200, client, "app/a", local.secret());
    assertEquals(403, put(one, "app/a", local.secret()));
    assertEquals(403, put(far, "app/a?dc=dc1", local.secret()));
    AclOperator.Token global = there.token("global", APP_RULES, "");
    await(200, one, "app/a", global.secret());
    await(200, far, "app/a", global.secret());
  }

  private static void outlivesTheFirst(
      AclOperator operator, AgentProcess one, AgentProcess far, AgentProcess client) {
    AclOperator.Token lasting = operator.token("lasting", APP_RULES, "");
    await(200, far, "app/a", lasting.secret());
    one.kill();
    assertEquals(200, put(far, "app/c", lasting.secret()));
    await(200, client, "app/c", lasting.secret());
    assertEquals(403, put(far, "other", lasting.secret()));
    assertTrue(put(far, "app/c", "00000000-0000-0000-0000-00000000abcd") >= 400);
  }

  private static void await(int status, AgentProcess agent, String key, String token) {
    Deadline deadline = new Deadline(SOON, status + " from " + agent);
    while (put(agent, key, token) != status) {
      deadline.pause();
    }
  }

  private static int put(AgentProcess agent, String key, String token) {
    String mark = key.contains("?") ? "&" : "?";
    try {
      String path = "/v1/kv/" + key + mark + "token=" + token;
      return agent.client().send("PUT", path, "x").statusCode();
    } catch (UncheckedIOException lost) {
      return 0;
    }
  }
}
