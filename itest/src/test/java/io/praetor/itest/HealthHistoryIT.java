package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Console;
import io.praetor.itest.harness.NewVersion;
import io.praetor.itest.harness.PageLoad;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was lately the matter with a check, told by a server, by a client and by the next build. */
class HealthHistoryIT {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HISTORY = "/v1/internal/ui/health-history";
  private static final String OF_WEB = HISTORY + "?service=web";
  private static final String OF_CHECK = HISTORY + "?node=client&check=web-ttl";
  private static final String BUNDLE = "io.praetor.history";
  private static final int READERS = 2;
  private static final int ANSWERS_BETWEEN = 100;

  @TempDir Path directory;

  @Test
  void shouldTellWhatACheckWentThrough() throws IOException {
    String bootstrap = ", \"server\": true, \"bootstrap\": true";
    try (AgentProcess server = AgentProcess.agent(directory, "server", bootstrap).start()) {
      server.awaitLeader();
      String join = ", \"retry_join\": [\"%s\"]".formatted(server.address());
      try (AgentProcess client = AgentProcess.agent(directory, "client", join).start()) {
        client.awaitLeader();
        register(server, client);
        set(client, "fail", "out%20of%20order", "critical");
        server.await(SOON, OF_CHECK, body -> body.contains("out of order"));
        set(client, "pass", "mended", "passing");
        tells(server);
        tells(client);
        assertTrue(changes(server, HISTORY + "?node=client").contains(">passing "));
        assertEquals(400, client.client().get(HISTORY).statusCode());
        put(client, "/v1/agent/service/deregister/web", "");
        client.await(SOON, OF_CHECK, body -> body.contains("\"Status\":\"\""));
      }
      survivesASwap(server);
    }
  }

  /** What comes and goes within a tenth of a second nobody remembers, so each step is awaited. */
  private static void register(AgentProcess server, AgentProcess client) {
    put(
        client,
        "/v1/agent/service/register",
        "{\"Name\":\"web\",\"Check\":{\"CheckID\":\"web-ttl\",\"TTL\":\"1h\",\"Status\":\"passing\"}}");
    client.await(SOON, "/v1/health/checks/web", body -> body.contains("\"passing\""));
    server.await(SOON, OF_CHECK, body -> body.contains("\"To\":\"passing\""));
  }

  private static void set(AgentProcess client, String how, String note, String status) {
    put(client, "/v1/agent/check/" + how + "/web-ttl?note=" + note, "");
    client.await(
        SOON, "/v1/health/checks/web", body -> body.contains("\"Status\":\"" + status + "\""));
  }

  private static void put(AgentProcess agent, String path, String body) {
    HttpResponse<String> answer = agent.client().send("PUT", path, body);
    assertEquals(200, answer.statusCode(), answer::body);
  }

  /** Both ways of asking, at once: who saw the health change finds the change. */
  private static void tells(AgentProcess agent) throws IOException {
    List<String> expected =
        List.of(">passing ", "passing>critical out of order", "critical>passing mended");
    assertEquals(expected, changes(agent, OF_CHECK));
    JsonNode told = JSON.readTree(agent.client().get(OF_WEB).body());
    assertFalse(told.get("Truncated").asBoolean());
    assertTrue(since(told).isBefore(Instant.parse(told.get("Now").asText())));
    assertTrue(changes(agent, OF_WEB).containsAll(expected));
  }

  private static List<String> changes(AgentProcess agent, String path) throws IOException {
    JsonNode told = JSON.readTree(agent.client().get(path).body());
    List<String> changes = new ArrayList<>();
    for (JsonNode check : told.get("Checks")) {
      for (JsonNode change : check.get("Changes")) {
        changes.add(
            "%s>%s %s"
                .formatted(
                    change.get("From").asText(),
                    change.get("To").asText(),
                    change.get("Output").asText()));
      }
    }
    return changes;
  }

  private static Instant since(JsonNode told) {
    return Instant.parse(told.get("Since").asText());
  }

  private void survivesASwap(AgentProcess server) throws IOException {
    Instant before = since(JSON.readTree(server.client().get(OF_WEB).body()));
    Path jar = directory.resolve("history.jar");
    NewVersion.of(NewVersion.packaged(BUNDLE), "0.1.1", jar);
    try (PageLoad load =
        new PageLoad(
            server.client(), List.of(OF_WEB, OF_CHECK), READERS, one -> one.statusCode() == 200)) {
      load.awaitMore(ANSWERS_BETWEEN);
      String report = new Console(server).swap(BUNDLE, jar);
      assertTrue(report.contains("refreshed: " + BUNDLE), report);
      load.awaitMore(ANSWERS_BETWEEN);
      assertEquals(List.of(), load.stop(), () -> "of " + load.answers());
    }
    JsonNode told = JSON.readTree(server.client().get(OF_WEB).body());
    assertTrue(since(told).isAfter(before));
    assertEquals(0, told.get("Checks").size());
  }
}
