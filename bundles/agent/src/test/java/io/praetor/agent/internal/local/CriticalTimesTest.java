package io.praetor.agent.internal.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.check.CheckDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CriticalTimesTest {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final CriticalTimes times = new CriticalTimes();

  private static List<Registered.Check> critical(String serviceId, long afterSeconds) {
    Map<String, Object> members =
        Map.of("DeregisterCriticalServiceAfter", afterSeconds * NANOS_PER_SECOND);
    CheckDefinition definition =
        new CheckDefinition("c", serviceId, Duration.ZERO, Duration.ZERO, members);
    AgentCheck check = Samples.check("c", serviceId, "critical");
    return List.of(new Registered.Check(check, definition, Origin.API, ""));
  }

  @Test
  void shouldNameServicesThatWereCriticalTooLong() {
    assertTrue(times.overdue(critical("web", 120), 0).isEmpty());
    assertTrue(times.overdue(critical("web", 120), 120_000).isEmpty());
    assertEquals(Set.of("web"), times.overdue(critical("web", 120), 120_001));
  }

  @Test
  void shouldWaitForAMinuteAtLeast() {
    assertTrue(times.overdue(critical("web", 1), 0).isEmpty());
    assertTrue(times.overdue(critical("web", 1), 60_000).isEmpty());
    assertEquals(Set.of("web"), times.overdue(critical("web", 1), 60_001));
  }

  @Test
  void shouldBeginAnewAfterAGoodResult() {
    assertTrue(times.overdue(critical("web", 1), 0).isEmpty());
    times.found("c", "passing", 30_000);
    times.found("c", "critical", 40_000);
    assertTrue(times.overdue(critical("web", 1), 90_000).isEmpty());
    assertEquals(Set.of("web"), times.overdue(critical("web", 1), 100_001));
  }

  @Test
  void shouldLeaveNodesAndThoseWhoDoNotAskAlone() {
    assertTrue(times.overdue(critical("", 1), 0).isEmpty());
    assertTrue(times.overdue(critical("", 1), 999_999).isEmpty());
    assertTrue(times.overdue(critical("web", 0), 9_999_999).isEmpty());
  }
}
