package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);

  @Test
  void shouldNotRestBeforeItHasWorked() {
    Pace pace = new Pace(clock::get);
    for (int row = 0; row < 1_000; row++) {
      assertFalse(pace.getAsBoolean());
    }
    assertEquals(1_000, pace.rows());
  }

  @Test
  void shouldRestLongerThanItHasWorked() {
    assertEquals(2 * Pace.SLICE_NANOS, Pace.restFor(Pace.SLICE_NANOS));
    assertEquals(Pace.LONGEST_REST_NANOS, Pace.restFor(Pace.LONGEST_REST_NANOS));
  }

  @Test
  void shouldEndARestWhenItIsCancelled() {
    Pace pace = new Pace(clock::get);
    pace.cancel();
    clock.addAndGet(Pace.SLICE_NANOS);
    assertTrue(pace.getAsBoolean());
    assertTrue(pace.cancelled().isDone());
  }

  @Test
  void shouldGoOnAfterARest() {
    Pace pace = new Pace(clock::get);
    clock.addAndGet(Pace.SLICE_NANOS);
    assertFalse(pace.getAsBoolean());
    assertFalse(pace.getAsBoolean());
    assertFalse(pace.isCancelled());
  }
}
