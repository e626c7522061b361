package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals reach the JVM, end it in seconds, and leave the data whole. */
class SignalsIT {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void shouldStopCleanly(String signal) throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      assertTrue(agent.client().put("before", signal));
      agent.signal(signal);
      assertEquals(0, agent.awaitExit(), agent::log);
    }
  }

  @Test
  void shouldReloadOnHangup() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      agent.config("zz-log.json", "{\"log_level\": \"DEBUG\"}");
      agent.signal("HUP");
      Deadline deadline = new Deadline(Duration.ofSeconds(10), "a word about the reload");
      while (!agent.log().toLowerCase(java.util.Locale.ROOT).contains("reload")) {
        deadline.pause();
      }
      assertTrue(agent.client().put("after", "reload"));
    }
  }
}
