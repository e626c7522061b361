package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for service managers say what the documentation says. */
class ServiceFilesIT {

  private static final Path UNIT = AgentProcess.home().resolve("etc/systemd/praetor.service");

  @TempDir Path directory;

  @Test
  void shouldRunTheAgentAsItsOwnUserUnderSystemd() throws IOException {
    List<String> unit = Files.readAllLines(UNIT);
    assertTrue(unit.contains("User=consul"), unit::toString);
    assertTrue(
        unit.stream()
            .anyMatch(
                l ->
                    l.startsWith("ExecStart=/")
                        && l.endsWith("agent -config-dir /etc/consul.d/server")),
        unit::toString);
  }

  /**
   * The very line of the unit, with the installation and the configuration moved to where they are.
   */
  @Test
  void shouldStartByTheCommandLineOfTheUnit() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.startAs(execStart(agent.configDirectory())).awaitLeader();
      assertTrue(agent.client().put("unit", "started"));
      agent.signal("INT");
      assertEquals(0, agent.awaitExit(), agent::log);
    }
  }

  private static List<String> execStart(Path config) throws IOException {
    String line =
        Files.readAllLines(UNIT).stream()
            .filter(l -> l.startsWith("ExecStart="))
            .findFirst()
            .orElseThrow()
            .substring("ExecStart=".length());
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.set(0, AgentProcess.home().resolve("bin/consul").toString());
    words.replaceAll(word -> word.equals("/etc/consul.d/server") ? config.toString() : word);
    return words;
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
    var result = Cli.run(directory, "validate", sample.toString());
    assertEquals(0, result.exit(), result::err);
  }
}
