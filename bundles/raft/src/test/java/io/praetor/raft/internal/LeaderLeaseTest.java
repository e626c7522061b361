package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LeaderLeaseTest {

  private static final long TIMEOUT = 1_000;

  private final LeaderLease lease = new LeaderLease(TIMEOUT);

  @Test
  void shouldNotHoldBeforeTheFirstRound() {
    assertFalse(lease.holds(0));
  }

  @Test
  void shouldHoldForLessThanAnElectionTimeoutFromTheBeginningOfTheRound() {
    lease.confirmed(at(0));

    assertTrue(lease.holds(at(0)));
    assertTrue(lease.holds(at(700)));
    assertFalse(lease.holds(at(750)));
    assertFalse(lease.holds(at(TIMEOUT)));
  }

  @Test
  void shouldNotBeShortenedByARoundThatEndsLate() {
    lease.confirmed(at(500));
    lease.confirmed(at(0));

    assertTrue(lease.holds(at(1_100)));
  }

  @Test
  void shouldEndWithTheTerm() {
    lease.confirmed(at(0));

    lease.end();

    assertFalse(lease.holds(at(0)));
  }

  /** Time may begin anywhere, and wrap around. */
  private static long at(long later) {
    return Long.MAX_VALUE - 100 + later;
  }
}
