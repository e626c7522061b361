package io.praetor.bridge.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsTest {

  private static final Terms.Usual USUAL =
      new Terms.Usual(Duration.ofSeconds(30), Duration.ofSeconds(10));

  @Test
  void shouldReadProperties() {
    assertEquals(
        new Terms("Disk", List.of("a", "b"), "web1", Duration.ofMinutes(1), Duration.ofSeconds(2)),
        Terms.of(
            Map.of(
                "hc.name",
                "Disk",
                "hc.tags",
                new String[] {"a", "b"},
                "praetor.service.id",
                "web1",
                "praetor.interval",
                "1m",
                "praetor.timeout",
                2,
                "service.id",
                5L),
            USUAL));
  }

  @Test
  void shouldTakeWhatServicesSayForOtherExecutors() {
    Terms terms =
        Terms.of(
            Map.of("component.name", "c", "hc.async.intervalInSec", 15L, "hc.tags", "a"), USUAL);
    assertEquals("c", terms.name());
    assertEquals(Duration.ofSeconds(15), terms.interval());
    assertEquals(List.of("a"), terms.tags());
  }

  @Test
  void shouldGoOnWithWhatIsUsual() {
    for (Object wrong : List.of("soon", "-1s", "9000h", 0, -3L, "")) {
      Terms terms = Terms.of(Map.of("service.id", 5L, "praetor.interval", wrong), USUAL);
      assertEquals(USUAL.interval(), terms.interval());
      assertEquals("5", terms.name());
    }
  }
}
