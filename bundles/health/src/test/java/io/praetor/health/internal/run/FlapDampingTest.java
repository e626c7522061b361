package io.praetor.health.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;
import io.praetor.spi.check.InvalidCheckException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlapDampingTest {

  private static final long SECOND = 1_000_000_000L;

  private static FlapDamping damping(Object threshold, Object halfLife)
      throws InvalidCheckException {
    Map<String, Object> members = new HashMap<>();
    members.put("flap_threshold", threshold);
    members.put("FlapHalfLife", halfLife);
    return FlapDamping.of(
        new CheckDefinition("c", "", Duration.ofSeconds(1), Duration.ZERO, members));
  }

  @Test
  void shouldLetEverythingThroughUnlessAThresholdIsGiven() {
    CheckStatus status = CheckStatus.PASSING;
    for (int i = 0; i < 100; i++) {
      CheckStatus now = i % 2 == 0 ? CheckStatus.CRITICAL : CheckStatus.PASSING;
      status = FlapDamping.OFF.damp(status, now, i);
      assertEquals(now, status);
    }
  }

  @Test
  void shouldHoldWhatChangesTooOftenAndLetItGoWhenItIsQuiet() throws InvalidCheckException {
    FlapDamping damping = damping(3L, "60s");
    CheckStatus status = CheckStatus.PASSING;
    int changes = 0;
    for (int second = 0; second < 60; second++) {
      CheckStatus now = second % 2 == 0 ? CheckStatus.CRITICAL : CheckStatus.PASSING;
      CheckStatus next = damping.damp(status, now, second * SECOND);
      changes += next == status ? 0 : 1;
      status = next;
    }
    assertEquals(CheckStatus.CRITICAL, status);
    assertTrue(changes <= 5, "changes: " + changes);
    for (int second = 60; second < 60 + 3 * 60; second++) {
      status = damping.damp(status, CheckStatus.PASSING, second * SECOND);
    }
    assertEquals(CheckStatus.PASSING, status, "quiet for three half-lives");
  }

  @Test
  void shouldAlwaysLetItGetWorseAndNeverHoldLongerThanThreeHalfLives()
      throws InvalidCheckException {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 50; run++) {
      FlapDamping damping = damping((long) random.nextInt(1, 6), "10s");
      CheckStatus status = CheckStatus.PASSING;
      long now = 0;
      for (int i = 0; i < 200; i++) {
        now += random.nextLong(5 * SECOND);
        CheckStatus result = List.of(CheckStatus.values()).get(random.nextInt(3));
        CheckStatus next = damping.damp(status, result, now);
        assertTrue(next.compareTo(result) >= 0, "never better than the result");
        assertTrue(result.compareTo(status) < 0 || next == result, "worse counts at once");
        status = next;
      }
      now += 30 * SECOND + 1;
      assertEquals(CheckStatus.PASSING, damping.damp(status, CheckStatus.PASSING, now));
    }
  }

  @Test
  void shouldRefuseWhatMakesNoSense() {
    assertThrows(InvalidCheckException.class, () -> damping("three", "1m"));
    assertThrows(InvalidCheckException.class, () -> damping(-1L, "1m"));
    assertThrows(InvalidCheckException.class, () -> damping(3L, "soon"));
    assertThrows(InvalidCheckException.class, () -> damping(3L, "0s"));
  }
}
