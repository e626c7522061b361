package io.praetor.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.praetor.itest.harness.AgentProcess;
import io.praetor.itest.harness.Deadline;
import io.praetor.itest.harness.KvLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Acknowledged writes survive {@code kill -9}, and the very first default-mode read after the
 * restart shows all of them.
 */
class KvDurabilityIT {

  private static final int KEYS = 100_000;
  private static final int KILLS = 3;
  private static final int WRITERS = 16;

  @TempDir Path directory;

  @Test
  void shouldLoseNothingOverKillsUnderLoad() throws IOException {
    Set<String> acknowledged = new HashSet<>();
    try (AgentProcess agent = AgentProcess.server(directory)) {
      agent.start().awaitLeader();
      for (int kill = 1; kill <= KILLS; kill++) {
        try (KvLoad load = new KvLoad(agent.client(), "load/" + kill + "/", WRITERS)) {
          load.awaitAcknowledged(KEYS / KILLS + 1);
          agent.kill();
          acknowledged.addAll(load.stop());
        }
        agent.start();
        Set<String> first = firstDefaultRead(agent);
        Set<String> missing = new TreeSet<>(acknowledged);
        missing.removeAll(first);
        assertEquals(
            0, missing.size(), () -> "missing from the first read: " + missing.iterator().next());
      }
      assertTrue(acknowledged.size() >= KEYS, "wrote only " + acknowledged.size());
    }
  }

  /** Asks from the moment of the start until there is an answer, and returns that first one. */
  private static Set<String> firstDefaultRead(AgentProcess agent) throws IOException {
    Deadline deadline = new Deadline(Duration.ofSeconds(60), "an answer from " + agent);
    while (true) {
      try {
        HttpResponse<String> answer = agent.client().get("/v1/kv/load/?keys");
        if (answer.statusCode() == 200 || answer.statusCode() == 404) {
          return answer.statusCode() == 404
              ? Set.of()
              : new HashSet<>(List.of(new ObjectMapper().readValue(answer.body(), String[].class)));
        }
      } catch (UncheckedIOException notListeningYet) {
        // expected until the port is bound
      }
      deadline.pause();
    }
  }
}
