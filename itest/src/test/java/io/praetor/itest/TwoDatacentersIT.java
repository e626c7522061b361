package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.KvClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two datacenters, joined by their operator: each is asked through the other. */
class TwoDatacentersIT {

  /** Longer than members take to exchange everything; the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(60);

  /** The pool of servers notices within seconds, not within a minute, that one is gone. */
  private static final String SERVER =
      """
      , "server": true, "gossip_wan": {"probe_interval": "500ms", "probe_timeout": "300ms"}""";

  @TempDir Path directory;

  @Test
  void shouldAskEachThroughTheOther() throws IOException {
    try (AgentProcess one = server("one", "dc1").start();
        AgentProcess far = server("far", "dc2").start();
        AgentProcess client = member("client", "dc1", "", one).start()) {
      one.awaitLeader();
      far.awaitLeader();
      client.awaitLeader();
      Cli.Result joined = one.consul("join", "-wan", far.address());
      assertEquals("Successfully joined cluster by contacting 1 nodes.\n", joined.out());
      client.await(SOON, "/v1/catalog/datacenters", "[\"dc1\",\"dc2\"]"::equals);
      sharesKeys(one.client(), far.client(), client.client());
      wakesAcross(one.client(), client.client());
      refusesTheUnknown(one.client(), client.client());
      try (AgentProcess second = member("second", "dc2", SERVER, far).start()) {
        floods(one, second);
      }
      far.kill();
      loses(one, client);
      assertFalse(one.log().contains("\tat "), one::log);
      assertFalse(client.log().contains("\tat "), client::log);
    }
  }

  private AgentProcess server(String name, String datacenter) throws IOException {
    String more = SERVER + ", \"bootstrap\": true, \"datacenter\": \"" + datacenter + "\"";
    return AgentProcess.agent(directory, name, more);
  }

  private AgentProcess member(String name, String datacenter, String more, AgentProcess seed)
      throws IOException {
    String place = ", \"datacenter\": \"%s\", \"retry_join\": [\"%s\"], \"retry_interval\": \"1s\"";
    return AgentProcess.agent(directory, name, more + place.formatted(datacenter, seed.address()));
  }

  private static void sharesKeys(KvClient one, KvClient far, KvClient client) {
    assertTrue(one.put("x?dc=dc2", "through a server"));
    assertTrue(client.put("y?dc=dc2", "through a client"));
    assertEquals("through a server", far.get("/v1/kv/x?raw").body());
    assertEquals("through a server", client.get("/v1/kv/x?raw&dc=dc2").body());
    assertEquals("through a client", one.get("/v1/kv/y?raw&dc=dc2").body());
    assertEquals(404, one.get("/v1/kv/x").statusCode());
  }

  private static void wakesAcross(KvClient one, KvClient client) {
    HttpResponse<String> now = client.get("/v1/kv/y?dc=dc2");
    String index = now.headers().firstValue("X-Consul-Index").orElseThrow();
    CompletableFuture<HttpResponse<String>> next =
        client.ask("/v1/kv/y?raw&dc=dc2&wait=60s&index=" + index);
    assertTrue(one.put("y?dc=dc2", "news"));
    assertEquals("news", next.join().body());
  }

  private static void refusesTheUnknown(KvClient one, KvClient client) {
    for (KvClient asked : new KvClient[] {one, client}) {
      HttpResponse<String> refused = asked.get("/v1/kv/x?dc=dc9");
      assertEquals(500, refused.statusCode());
      assertEquals("No path to datacenter", refused.body());
    }
  }

  /** A server that joined its own datacenter gets into the WAN without being told to. */
  private static void floods(AgentProcess one, AgentProcess second) throws IOException {
    String wan = "/v1/agent/members?wan=1";
    one.await(SOON, wan, members -> members.contains("\"second.dc2\""));
    second.await(SOON, wan, members -> members.contains("\"one.dc1\""));
    String table = one.consul("members", "-wan").out();
    assertTrue(table.contains("far.dc2 "), table);
    // It is voted out again, so that what is left can do without it.
    assertEquals(0, second.consul("leave").exit());
    second.awaitExit();
  }

  private static void loses(AgentProcess one, AgentProcess client) {
    String gone = "Remote DC has no server currently reachable";
    client.await(SOON, "/v1/kv/x?dc=dc2", gone::equals);
    one.await(SOON, "/v1/kv/x?dc=dc2", gone::equals);
    one.await(SOON, "/v1/agent/members?wan=1", members -> members.contains("\"Status\":4"));
  }
}
