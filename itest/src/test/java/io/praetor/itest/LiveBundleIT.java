package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.ClassBundle;
import io.praetor.itest.harness.Cli;
import io.praetor.itest.harness.KvLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of a running agent, and what may be done there while it serves requests. */
class LiveBundleIT {

  private static final int ROUNDS = 5;
  private static final int WRITES_A_ROUND = 500;

  @TempDir Path directory;

  @Test
  void shouldInstallUpdateAndRemoveABundleUnderLoad() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      Path jar =
          ClassBundle.write(
              directory.resolve("extra.jar"),
              "itest.extra",
              "1.0.0",
              Map.of("Bundle-Name", "itest.extra"),
              List.of());
      try (KvLoad load = new KvLoad(agent.client(), "swap/", 8)) {
        for (int round = 1; round <= ROUNDS; round++) {
          String id = digits(shell(agent, "install " + jar.toUri()));
          shell(agent, "start " + id);
          assertTrue(shell(agent, "lb itest.extra").contains("Active"));
          shell(agent, "update " + id);
          shell(agent, "uninstall " + id);
          load.awaitAcknowledged(round * WRITES_A_ROUND);
        }
        load.stop();
        assertEquals(0, load.failures(), "failed requests");
      }
      assertFalse(shell(agent, "lb").contains("itest.extra"));
    }
  }

  @Test
  void shouldShowWhatRuns() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(agent.dataDirectory().resolve("shell.sock"))));
      assertTrue(shell(agent, "lb").contains("Praetor :: State"));
      assertTrue(shell(agent, "scr:list").contains("ACTIVE"));
      assertTrue(shell(agent, "inspect cap service 0").contains("org.osgi"));
      assertTrue(shell(agent, "praetor:status").contains("raft"));
      assertTrue(shell(agent, "praetor:services").contains("HttpEndpoint"));
    }
  }

  @Test
  void shouldSayThatNoAgentIsThere() throws IOException {
    Cli.Result result = Cli.run(directory, "shell", "-data-dir", directory.toString(), "-c", "lb");
    assertEquals(1, result.exit());
    assertEquals(1, result.err().strip().lines().count(), result::err);
  }

  private String shell(AgentProcess agent, String command) throws IOException {
    Cli.Result result =
        Cli.run(directory, "shell", "-data-dir", agent.dataDirectory().toString(), "-c", command);
    assertEquals(0, result.exit(), () -> command + ": " + result.out() + result.err());
    return result.out();
  }

  private static String digits(String text) {
    return text.replaceAll("\\D+", "");
  }
}
