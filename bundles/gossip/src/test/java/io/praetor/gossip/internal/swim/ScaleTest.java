package io.praetor.gossip.internal.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({"1, 4000", "10, 4000", "50, 6792", "100, 8000", "1000, 12000"})
  void shouldGiveSuspectsMoreTimeInLargerPools(int nodes, long millis) {
    assertEquals(millis, Scale.suspicionNanos(4, nodes, SECOND) / 1_000_000);
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "9, 4", "10, 8", "99, 8", "100, 12", "1000, 16"})
  void shouldTellMoreOftenInLargerPools(int nodes, int transmits) {
    assertEquals(transmits, Scale.transmits(4, nodes));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "32, 1", "33, 2", "64, 2", "65, 3", "128, 3", "1024, 6"})
  void shouldExchangeLessOftenInLargerPools(int nodes, long intervals) {
    assertEquals(intervals, Scale.exchangeNanos(SECOND, nodes) / SECOND);
  }

  /** Lifeguard §IV.B: from the longest to the shortest with the logarithm of confirmations. */
  @Test
  void shouldShortenSuspicionWithEachConfirmation() {
    Suspicion suspicion = new Suspicion("a", 3, 2 * SECOND, 30 * SECOND, 0);
    assertEquals(30 * SECOND, suspicion.due());
    assertFalse(suspicion.confirm("a"));
    assertTrue(suspicion.confirm("b"));
    assertEquals(16.0, suspicion.due() / 1e9, 0.001);
    assertFalse(suspicion.confirm("b"));
    assertTrue(suspicion.confirm("c"));
    assertEquals(7.81, suspicion.due() / 1e9, 0.001);
    assertTrue(suspicion.confirm("d"));
    assertEquals(2.0, suspicion.due() / 1e9, 0.001);
    assertFalse(suspicion.confirm("e"));
  }

  @Test
  void shouldNotWaitForConfirmationsThatNobodyCanGive() {
    assertEquals(2 * SECOND, new Suspicion("a", 0, 2 * SECOND, 30 * SECOND, 0).due());
  }

  @Test
  void shouldKeepHealthWithinItsBounds() {
    Awareness awareness = new Awareness(8);
    awareness.apply(-3);
    assertEquals(SECOND, awareness.scale(SECOND));
    awareness.apply(100);
    assertEquals(7, awareness.score());
    assertEquals(8 * SECOND, awareness.scale(SECOND));
  }
}
