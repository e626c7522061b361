package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.Dns;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services of a client agent, by each way in which users register them, as DNS tells of them
 * everywhere.
 */
class DiscoveryIT {

  /** Generous: the machine may be busy. Usually all of it takes a fraction of a second. */
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void shouldTellEverybodyOfServicesWhileTheyAreHealthy() throws IOException {
    String bootstrap = ", \"server\": true, \"bootstrap\": true";
    try (AgentProcess server = AgentProcess.agent(directory, "server", bootstrap).start()) {
      server.awaitLeader();
      String join = ", \"retry_join\": [\"%s\"], \"retry_interval\": \"1s\"";
      try (AgentProcess client =
          AgentProcess.agent(directory, "client", join.formatted(server.address()))) {
        client.config(
            "file.json",
            "{\"service\": {\"name\": \"by-file\", \"port\": 8001, \"tags\": [\"v1\"]}}");
        client.start().awaitLeader();
        Dns atServer = new Dns(server);
        Dns atClient = new Dns(client);
        registerByApi(client);
        registerByCommandLine(client);
        for (Dns dns : new Dns[] {atServer, atClient}) {
          appears(dns, "by-file", 8001);
          appears(dns, "v1.by-file", 8001);
          appears(dns, "by-api", 8002);
          appears(dns, "by-cli", 8003);
        }
        followsItsCheck(client, atServer, atClient);
        survivesItsAgent(client, atServer, atClient);
        leavesWithItsAgent(client, atServer);
      }
    }
  }

  private static void registerByApi(AgentProcess client) {
    HttpResponse<String> answer =
        client
            .client()
            .send(
                "PUT",
                "/v1/agent/service/register",
                "{\"Name\": \"by-api\", \"Port\": 8002,"
                    + " \"Check\": {\"TTL\": \"1h\", \"Status\": \"passing\"}}");
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private static void registerByCommandLine(AgentProcess client) throws IOException {
    Cli.Result result = client.consul("services", "register", "-name=by-cli", "-port=8003");
    assertEquals(0, result.exit(), result::err);
  }

  private static void appears(Dns dns, String service, int port) {
    Set<String> records =
        dns.await(SOON, service + ".service.consul", "SRV", found -> !found.isEmpty());
    assertEquals(Set.of("1 1 " + port + " client.node.dc1.consul."), records);
  }

  private static void followsItsCheck(AgentProcess client, Dns... everywhere) {
    assertEquals(
        200, client.client().send("PUT", "/v1/agent/check/fail/service:by-api", "").statusCode());
    for (Dns dns : everywhere) {
      dns.await(SOON, "by-api.service.consul", "SRV", Set::isEmpty);
    }
    assertEquals(
        200, client.client().send("PUT", "/v1/agent/check/pass/service:by-api", "").statusCode());
    for (Dns dns : everywhere) {
      appears(dns, "by-api", 8002);
    }
  }

  /** What was registered by API is kept by the agent, whatever ends it. */
  private static void survivesItsAgent(AgentProcess client, Dns... everywhere) throws IOException {
    client.kill();
    client.start().awaitLeader();
    String services = client.client().get("/v1/agent/services").body();
    for (String service : new String[] {"by-file", "by-api", "by-cli"}) {
      assertTrue(services.contains('"' + service + '"'), services);
    }
    for (Dns dns : everywhere) {
      appears(dns, "by-file", 8001);
      appears(dns, "by-api", 8002);
      appears(dns, "by-cli", 8003);
    }
  }

  private static void leavesWithItsAgent(AgentProcess client, Dns atServer) throws IOException {
    assertEquals(0, client.consul("leave").exit());
    for (String service : new String[] {"by-file", "by-api", "by-cli"}) {
      atServer.await(SOON, service + ".service.consul", "SRV", Set::isEmpty);
    }
  }
}
