package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.guest.ConfiguredGuest;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.ClassBundle;
import io.praetor.itest.harness.KvClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that know nothing of the agent, and what they have to do with it all the same. */
class BridgesIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String KEY = "osgi/config/" + ConfiguredGuest.PID;
  private static final String ANSWER = "/v1/kv/osgi/config/" + ConfiguredGuest.ANSWER_PID + "?raw";
  private static final String CHECKS = "/v1/health/node/itest";
  private static final String IMPORTS =
      "org.osgi.framework,org.osgi.service.cm,org.apache.felix.hc.api";

  @TempDir Path directory;

  @Test
  void shouldConfigureAGuestByKeysAndHearOfItsHealth() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.config(
          "bridges.json",
          "{\"praetor\": {\"bridges\": {\"config\": {\"prefix\": \"osgi/config\","
              + " \"publish\": true}}}}");
      Path plugins = Files.createDirectories(agent.dataDirectory().resolve("plugins"));
      for (String bridge : List.of("io.praetor.bridge.health", "io.praetor.bridge.config")) {
        Files.copy(AgentProcess.jarOf("plugins", bridge), plugins.resolve(bridge + ".jar"));
      }
      agent.start().awaitLeader();
      Path guest = ClassBundle.write(plugins.resolve("guest.jar"), ConfiguredGuest.class, IMPORTS);
      KvClient client = agent.client();
      agent.await(LIMIT, CHECKS, body -> shows(body, "passing", "the guest is OK"));
      assertTrue(client.bodyOf("/v1/agent/checks").contains("\"Type\":\"osgi\""));

      assertTrue(client.put(KEY, "{\"status\": \"WARN\"}"));
      agent.await(LIMIT, CHECKS, body -> shows(body, "warning", "the guest is WARN"));
      assertTrue(client.put(KEY + "/status", "CRITICAL"));
      agent.await(LIMIT, CHECKS, body -> shows(body, "critical", "the guest is CRITICAL"));

      assertTrue(client.put(KEY + "/answer", "yes"));
      agent.await(LIMIT, ANSWER, body -> body.equals("{\"number:Integer\":7,\"text\":\"yes\"}"));

      assertEquals(200, client.send("DELETE", "/v1/kv/" + KEY + "?recurse", "").statusCode());
      agent.await(LIMIT, CHECKS, body -> shows(body, "passing", "the guest is OK"));

      Files.delete(guest);
      agent.await(LIMIT, CHECKS, body -> !body.contains("osgi:Guest"));
    }
  }

  private static boolean shows(String body, String status, String output) {
    return body.contains("osgi:Guest")
        && body.contains("\"Status\":\"" + status + "\"")
        && body.contains("\"Output\":\"" + output + "\"");
  }
}
