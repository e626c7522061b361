package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void shouldAnswerWhateverTheAgentItselfWouldRefuse() {
    Map<String, Object> strict =
        Map.of(
            "http",
            new String[] {"192.0.2.1:1"},
            "https",
            new String[] {"192.0.2.1:2"},
            "accessControl",
            true,
            "audited",
            true);
    assertTrue(Rehearsal.run(TestSettings.of(strict)) > 0);
  }
}
