package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bootstrap directory of the old tutorial, word by word but for the addresses and the syslog.
 */
class TutorialServerIT {

  private static final String BOOTSTRAP =
      """
      {
          "bootstrap": true,
          "server": true,
          "datacenter": "nyc2",
          "data_dir": "%s",
          "encrypt": "X4SYOinf2pTAcAHRhpj7dA==",
          "log_level": "INFO",
          "enable_syslog": true
      }
      """;

  @TempDir Path directory;

  @Test
  void shouldStartFromTheBootstrapDirectoryAndKeepItsKeys() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent
          .config("base.json", BOOTSTRAP.formatted(agent.dataDirectory()))
          .config(
              "zz-address.json",
              """
              {"bind_addr": "%1$s", "client_addr": "%1$s", "enable_syslog": false}
              """
                  .formatted(agent.address()));
      agent.start().awaitLeader();
      assertTrue(agent.client().put("tutorial/key", "kept"));

      agent.signal("TERM");
      assertEquals(0, agent.awaitExit(), agent::log);

      agent.start().awaitLeader();
      assertEquals("kept", agent.client().get("/v1/kv/tutorial/key?raw").body());
      assertFalse(agent.log().contains("Exception"), agent::log);
    }
  }

  @Test
  void shouldBecomeAnOrdinaryServerWithItsLog() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      assertTrue(agent.client().put("role", "bootstrap"));
      agent.signal("INT");
      agent.awaitExit();

      agent.config("zz-server.json", "{\"bootstrap\": false}");
      agent.start().awaitLeader();
      assertEquals("bootstrap", agent.client().get("/v1/kv/role?raw").body());
    }
  }
}
