package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private static int admitted(RateLimit limit, long now) {
    int count = 0;
    while (count < 10_000 && limit.admits(now)) {
      count++;
    }
    return count;
  }

  @Test
  void shouldAdmitTenSecondsWorthAtOnceAndThenTheRate() {
    RateLimit limit = new RateLimit(100, -SECOND);
    assertEquals(1_000, admitted(limit, 0), 1);
    assertEquals(100, admitted(limit, SECOND), 1);
    assertEquals(50, admitted(limit, SECOND + SECOND / 2), 1);
    assertEquals(1_000, admitted(limit, 1_000 * SECOND), 1);
  }

  @Test
  void shouldAdmitOneAtATimeWhenTheRateIsLow() {
    RateLimit limit = new RateLimit(0.01, 0);
    assertTrue(limit.admits(0));
    assertFalse(limit.admits(99 * SECOND));
    assertTrue(limit.admits(100 * SECOND));
  }

  @Test
  void shouldAdmitNothingAtAllOrEverything() {
    assertEquals(0, admitted(new RateLimit(0, 0), 5));
    assertEquals(10_000, admitted(new RateLimit(-1, 0), 5));
  }
}
