package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for service managers say what the documentation says. */
class ServiceFilesIT {

  @Test
  void shouldRunTheAgentAsItsOwnUserUnderSystemd() throws IOException {
    List<String> unit =
        Files.readAllLines(AgentProcess.home().resolve("etc/systemd/praetor.service"));
    assertTrue(unit.contains("User=consul"), unit::toString);
    assertTrue(
        unit.stream()
            .anyMatch(
                l ->
                    l.startsWith("ExecStart=/")
                        && l.endsWith("agent -config-dir /etc/consul.d/server")),
        unit::toString);
  }

  @Test
  void shouldRespawnTheAgentUnderUpstart() throws IOException {
    String script = Files.readString(AgentProcess.home().resolve("etc/upstart/consul.conf"));
    assertTrue(script.contains("respawn"), script);
    assertTrue(script.contains("setuid consul"), script);
    assertTrue(script.contains("agent -config-dir /etc/consul.d/server"), script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bootstrap", "server", "client"})
  void shouldShipAValidSampleOfEveryRole(String role) throws IOException {
    Path sample = AgentProcess.home().resolve("etc").resolve(role);
    var result =
        Cli.run(Files.createTempDirectory("praetor-sample"), "validate", sample.toString());
    assertEquals(0, result.exit(), result::err);
  }
}
