package io.praetor.raft.internal.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VoteGuardTest {

  private final VoteGuard guard = new VoteGuard(300);

  @Test
  void shouldVoteWhenNoLeaderWasEverHeard() {
    assertFalse(guard.refuses(false, 5));
  }

  @Test
  void shouldRefuseDuringTheShortestElectionTimeout() {
    guard.heard(1_000);

    assertTrue(guard.refuses(false, 1_299));
    assertFalse(guard.refuses(false, 1_300));
  }

  @Test
  void shouldVoteForWhomTheLeaderHandsOverTo() {
    guard.heard(1_000);

    assertFalse(guard.refuses(true, 1_001));
  }
}
