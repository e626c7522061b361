package io.praetor.agent.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.praetor.spi.check.CheckDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    assertThat(times.overdue(critical("web", 120), 0)).isEmpty();
    assertThat(times.overdue(critical("web", 120), 120_000)).isEmpty();
    assertThat(times.overdue(critical("web", 120), 120_001)).containsExactly("web");
  }

  @Test
  void shouldWaitForAMinuteAtLeast() {
    assertThat(times.overdue(critical("web", 1), 0)).isEmpty();
    assertThat(times.overdue(critical("web", 1), 60_000)).isEmpty();
    assertThat(times.overdue(critical("web", 1), 60_001)).containsExactly("web");
  }

  @Test
  void shouldBeginAnewAfterAGoodResult() {
    assertThat(times.overdue(critical("web", 1), 0)).isEmpty();
    times.found("c", "passing", 30_000);
    times.found("c", "critical", 40_000);
    assertThat(times.overdue(critical("web", 1), 90_000)).isEmpty();
    assertThat(times.overdue(critical("web", 1), 100_001)).containsExactly("web");
  }

  @Test
  void shouldLeaveNodesAndThoseWhoDoNotAskAlone() {
    assertThat(times.overdue(critical("", 1), 0)).isEmpty();
    assertThat(times.overdue(critical("", 1), 999_999)).isEmpty();
    assertThat(times.overdue(critical("web", 0), 9_999_999)).isEmpty();
  }
}
