package io.praetor.cli.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.cli.http.Cancellation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private long now;
  private final Cancellation cancellation = new Cancellation();

  private Patience patience(long millis) {
    return new Patience(cancellation, Duration.ofMillis(millis), () -> now);
  }

  private void pass(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  @Test
  void shouldBeEndlessWithoutATimeout() {
    Patience patience = patience(0);
    for (int i = 0; i < 100; i++) {
      assertTrue(patience.tryAgain());
      assertEquals(Patience.READ_MILLIS, patience.readMillis());
      pass(3_600_000);
    }
  }

  @Test
  void shouldTryOnceHoweverShortTheTimeout() {
    Patience patience = patience(1);
    pass(1_000);
    assertTrue(patience.tryAgain());
    assertEquals(1, patience.readMillis());
    assertFalse(patience.tryAgain());
  }

  @Test
  void shouldReadNoLongerThanIsLeft() {
    Patience patience = patience(20_000);
    assertTrue(patience.tryAgain());
    assertEquals(20_000, patience.readMillis());
    pass(15_000);
    assertTrue(patience.tryAgain());
    assertEquals(5_000, patience.readMillis());
    pass(5_001);
    assertFalse(patience.tryAgain());
  }

  @Test
  void shouldEndWhenCancelled() {
    Patience patience = patience(0);
    cancellation.cancel();
    assertFalse(patience.tryAgain());
    patience.pause(1_000_000);
  }
}
