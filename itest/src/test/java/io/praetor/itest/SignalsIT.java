package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.KvLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals reach the JVM, end it in seconds, and leave the data whole. */
class SignalsIT {

  private static final int WRITERS = 4;
  private static final int ENOUGH = 500;

  /** Several times longer than servers wait for a leader before they elect another. */
  private static final Duration STANDSTILL = Duration.ofSeconds(3);

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
      Deadline deadline = new Deadline(Duration.ofSeconds(60), "a word about the reload");
      while (!agent.log().toLowerCase(java.util.Locale.ROOT).contains("reload")) {
        deadline.pause();
      }
      assertTrue(agent.client().put("after", "reload"));
    }
  }

  /** Whoever stands still for a while is still the leader when nobody else could be. */
  @Test
  void shouldLeadOnAfterStandingStill() throws IOException {
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      try (KvLoad load = new KvLoad(agent.client(), "load/", WRITERS)) {
        load.awaitAcknowledged(ENOUGH);
        agent.signal("STOP");
        LockSupport.parkNanos(STANDSTILL.toNanos());
        agent.signal("CONT");
        load.awaitAcknowledged(2 * ENOUGH);
        load.stop();
        assertEquals(0, load.failures());
      }
    }
  }
}
