package io.praetor.rpc.internal.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff();

  @Test
  void shouldLetTheFirstTryBe() {
    assertTrue(backoff.mayTry(-5));
  }

  @Test
  void shouldPauseLongerWithEachFailureUpToALimit() {
    long now = Long.MAX_VALUE - 1_000;
    long pause = Backoff.FIRST_NANOS;
    for (int i = 0; i < 10; i++) {
      backoff.failed(now);
      assertFalse(backoff.mayTry(now + pause - 1));
      now += pause;
      assertTrue(backoff.mayTry(now));
      pause = Math.min(2 * pause, Backoff.LONGEST_NANOS);
    }
  }

  @Test
  void shouldForgetAfterSuccess() {
    backoff.failed(0);
    backoff.failed(0);
    backoff.succeeded();
    assertTrue(backoff.mayTry(0));
    backoff.failed(0);
    assertTrue(backoff.mayTry(Backoff.FIRST_NANOS));
  }
}
