package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.KvClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client agent has no data of its own and answers as a server does. */
class ClientAgentIT {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final int LARGEST_VALUE = 512 * 1024;

  /** More than a server keeps waiting by accident. */
  private static final int IMPATIENT = 20;

  @TempDir Path directory;

  @Test
  void shouldAnswerAsAServerDoes() throws IOException {
    String bootstrap = ", \"server\": true, \"bootstrap\": true";
    try (AgentProcess server = AgentProcess.agent(directory, "server", bootstrap).start()) {
      server.awaitLeader();
      try (AgentProcess client = join("client", "", server).start()) {
        client.awaitLeader();
        hasNoDataOfItsOwn(client);
        passesLargeValues(client.client());
        answersAlike(server.client(), client.client());
        wakes(client.client());
        deregistersForOthers(server.client(), client.client());
        forgetsWhoIsGone(server, client);
        streamsTheLog(client);
      }
    }
  }

  private static AgentProcess join(Path directory, String name, String more, AgentProcess... seeds)
      throws IOException {
    List<String> addresses = new ArrayList<>();
    for (AgentProcess seed : seeds) {
      addresses.add('"' + seed.address() + '"');
    }
    String join = ", \"retry_join\": %s, \"retry_interval\": \"1s\"".formatted(addresses);
    return AgentProcess.agent(directory, name, more + join);
  }

  private AgentProcess join(String name, String more, AgentProcess... seeds) throws IOException {
    return join(directory, name, more, seeds);
  }

  private static void hasNoDataOfItsOwn(AgentProcess client) throws IOException {
    String data = client.dataDirectory().toString();
    Cli.Result components = client.consul("shell", "-data-dir", data, "-c", "scr:list");
    assertEquals(0, components.exit(), components::err);
    String[] lines = components.out().split("\n");
    for (int i = 0; i < lines.length - 1; i++) {
      if (lines[i].contains("io.praetor.raft.") || lines[i].contains("io.praetor.state.")) {
        assertFalse(lines[i + 1].contains("State:ACTIVE"), lines[i]);
      }
    }
    assertTrue(components.out().contains("io.praetor.rpc."), components::out);
  }

  private static void passesLargeValues(KvClient client) {
    String largest = "v".repeat(LARGEST_VALUE);
    assertTrue(client.put("large", largest));
    assertEquals(largest, client.get("/v1/kv/large?raw").body());
    assertEquals(413, client.send("PUT", "/v1/kv/large", largest + "v").statusCode());
  }

  private static void answersAlike(KvClient server, KvClient client) {
    assertTrue(client.put("some/key", "value"));
    for (String request :
        List.of(
            "GET /v1/kv/some/key?pretty",
            "HEAD /v1/kv/some/key",
            "HEAD /v1/kv/none",
            "OPTIONS /v1/kv/some/key",
            "POST /v1/kv/some/key",
            "GET /v1/kv/none",
            "GET /v1/kv/",
            "PUT /v1/kv/",
            "GET /v1/kv/some/key?index=abc",
            "GET /v1/kv/some/key?stale&consistent",
            "PUT /v1/kv/some/key?cas=abc",
            "PUT /v1/kv/some/key?flags=-1",
            "PUT /v1/catalog/nodes",
            "GET /v1/status/leader",
            "GET /v1/nonsense")) {
      String[] words = request.split(" ");
      HttpResponse<String> expected = server.send(words[0], words[1], "");
      HttpResponse<String> actual = client.send(words[0], words[1], "");
      assertEquals(expected.statusCode(), actual.statusCode(), request);
      assertEquals(expected.body(), actual.body(), request);
      assertEquals(expected.headers().map().keySet(), actual.headers().map().keySet(), request);
    }
  }

  private static void wakes(KvClient client) {
    String index =
        client.get("/v1/kv/some/key").headers().firstValue("X-Consul-Index").orElseThrow();
    HttpResponse<String> same = client.get("/v1/kv/some/key?raw&wait=100ms&index=" + index);
    assertEquals("value", same.body());
    CompletableFuture<HttpResponse<String>> next =
        client.ask("/v1/kv/some/key?raw&wait=60s&index=" + index);
    assertTrue(client.put("some/key", "news"));
    assertEquals("news", next.join().body());
  }

  /** Only the agent that registered a service can take it back for good. */
  private static void deregistersForOthers(KvClient server, KvClient client) {
    String service = "{\"Name\": \"web\", \"Port\": 80}";
    assertEquals(200, client.send("PUT", "/v1/agent/service/register", service).statusCode());
    awaitInstances(server, body -> body.contains("\"client\""));
    String wish = "/v1/internal/ui/deregister?service=web&node=";
    assertEquals(400, server.send("PUT", wish + "nobody", "").statusCode());
    assertEquals("true", server.send("PUT", wish + "client", "").body());
    awaitInstances(server, "[]"::equals);
    assertEquals("{}", client.get("/v1/agent/services").body());
  }

  private static void awaitInstances(KvClient server, Predicate<String> expected) {
    Deadline deadline = new Deadline(SOON, "the catalog to hear of it");
    while (!expected.test(server.get("/v1/catalog/service/web").body())) {
      deadline.pause();
    }
  }

  /** Who does not wait any more is no error of anybody. */
  private static void forgetsWhoIsGone(AgentProcess server, AgentProcess client) {
    KvClient asking = client.client();
    for (int i = 0; i < IMPATIENT; i++) {
      asking.ask("/v1/kv/some/key?wait=60s&index=999999").cancel(true);
    }
    assertTrue(client.client().put("after", "cancelling"));
    assertFalse(server.log().contains("[ERROR]"), server::log);
    assertFalse(client.log().contains("[ERROR]"), client::log);
  }

  /** The log at a level of the one who asks, whatever the agent's own is. */
  private static void streamsTheLog(AgentProcess client) throws IOException {
    Path out = client.dataDirectory().resolveSibling("monitor.txt");
    Process monitor = client.follow(out, "monitor", "-log-level", "debug");
    try {
      KvClient firing = client.client();
      client.await(
          SOON,
          "/v1/event/list",
          any -> {
            firing.send("PUT", "/v1/event/fire/seen", "");
            return AgentProcess.text(out).contains("[DEBUG]");
          });
    } finally {
      monitor.destroyForcibly();
    }
    assertFalse(client.log().contains("[DEBUG]"), client::log);
    Cli.Result refused = client.consul("monitor", "-log-level", "nonsense");
    assertEquals(1, refused.exit());
    assertTrue(refused.err().contains("Unknown log level"), refused::err);
  }

  @Test
  void shouldNotNoticeThatItsServerIsKilled() throws IOException {
    String expect = ", \"server\": true, \"bootstrap_expect\": 3";
    try (AgentProcess one = join("one", expect);
        AgentProcess two = join("two", expect, one);
        AgentProcess three = join("three", expect, one);
        AgentProcess client = join("client", "", one, two, three)) {
      for (AgentProcess agent : List.of(one, two, three, client)) {
        agent.start();
      }
      client.awaitLeader();
      String peers = "/v1/status/peers";
      one.await(SOON, peers, all -> all.split(",").length == 3);
      client.awaitWrite(SOON, "key", "kept");
      for (AgentProcess server : List.of(one, two, three)) {
        server.kill();
        assertEquals("kept", client.client().get("/v1/kv/key?raw").body());
        assertTrue(client.client().put("after/" + server.address(), "kept"));
        server.start().awaitLeader();
        client.await(
            SOON,
            "/v1/operator/autopilot/health",
            all -> all.contains("\"Healthy\":true,\"FailureTolerance\":1"));
      }
    }
  }
}
