package io.praetor.itest;

import io.praetor.itest.guest.EndpointGuest;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.ClassBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server and a client agent, each with a bundle that offers an endpoint and looks for others. */
class RemoteServicesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String IMPORTS =
      "org.osgi.framework,org.osgi.service.remoteserviceadmin,org.apache.felix.hc.api";
  private static final String CHECKS = "/v1/agent/checks";
  private static final String INSTANCES = "/v1/health/service/osgi-endpoint?passing";

  @TempDir Path directory;

  @Test
  void shouldFindEndpointsOfOtherAgentsAndMissThemWhenTheseAreGone() throws IOException {
    try (AgentProcess server =
            AgentProcess.agent(directory, "one", ", \"server\": true, \"bootstrap\": true");
        AgentProcess client =
            AgentProcess.agent(
                directory, "two", ", \"retry_join\": [\"" + server.address() + "\"]")) {
      Path onServer = equip(server);
      Path onClient = equip(client);
      server.start().awaitLeader();
      client.start();

      server.await(LIMIT, CHECKS, body -> body.contains("knows 1 shops"));
      client.await(LIMIT, CHECKS, body -> body.contains("knows 1 shops"));
      server.await(LIMIT, INSTANCES, body -> body.contains("com.acme.Shop"));

      Files.delete(onServer);
      client.await(LIMIT, CHECKS, body -> body.contains("knows 0 shops"));

      guest(onServer);
      client.await(LIMIT, CHECKS, body -> body.contains("knows 1 shops"));
      server.await(LIMIT, CHECKS, body -> body.contains("knows 1 shops"));

      client.kill();
      server.await(LIMIT, CHECKS, body -> body.contains("knows 0 shops"));
      Files.delete(onClient);
    }
  }

  /** Installs the bridges and the guest; returns where the guest is. */
  private static Path equip(AgentProcess agent) throws IOException {
    Path plugins = Files.createDirectories(agent.dataDirectory().resolve("plugins"));
    for (String bridge : List.of("io.praetor.bridge.health", "io.praetor.bridge.discovery")) {
      Files.copy(AgentProcess.jarOf("plugins", bridge), plugins.resolve(bridge + ".jar"));
    }
    return guest(plugins.resolve("guest.jar"));
  }

  private static Path guest(Path jar) throws IOException {
    return ClassBundle.write(jar, EndpointGuest.class, IMPORTS);
  }
}
