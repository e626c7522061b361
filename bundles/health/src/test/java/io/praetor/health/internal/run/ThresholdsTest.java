package io.praetor.health.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

  /** Plays results (p, w, c) and says what counted, {@code -} for nothing. */
  private static String play(Map<String, Object> members, String results) {
    Thresholds thresholds =
        new Thresholds(new CheckDefinition("c", "", Duration.ofSeconds(1), Duration.ZERO, members));
    return Arrays.stream(results.split(""))
        .map(
            letter ->
                switch (letter) {
                  case "p" -> CheckStatus.PASSING;
                  case "w" -> CheckStatus.WARNING;
                  default -> CheckStatus.CRITICAL;
                })
        .map(thresholds::weigh)
        .map(status -> status == null ? "-" : status.text().substring(0, 1))
        .collect(Collectors.joining());
  }

  @Test
  void shouldCountEverythingWithoutThresholds() {
    assertEquals("pcwcp", play(Map.of(), "pcwcp"));
  }

  @Test
  void shouldCountTheFirstResultAtOnce() {
    Map<String, Object> members = Map.of("SuccessBeforePassing", 3L, "FailuresBeforeCritical", 3L);
    assertEquals("p", play(members, "p"));
    assertEquals("c", play(members, "c"));
  }

  @Test
  void shouldWaitForSuccessesAndFailuresInARow() {
    assertEquals("c--pc--", play(Map.of("SuccessBeforePassing", 3L), "cpppcpp"));
    assertEquals("p--cp--c", play(Map.of("FailuresBeforeCritical", 3L), "pcccpccc"));
    assertEquals("p--p--c", play(Map.of("FailuresBeforeCritical", 3L), "pccpccc"));
  }

  @Test
  void shouldTakeAWarningForASuccess() {
    assertEquals("c-w", play(Map.of("SuccessBeforePassing", 2L), "cpw"));
  }

  @Test
  void shouldWarnBeforeItIsCritical() {
    assertEquals(
        "p-wwc", play(Map.of("FailuresBeforeWarning", 2L, "FailuresBeforeCritical", 4L), "pcccc"));
  }
}
