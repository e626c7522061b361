package io.praetor.rpc.internal.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.rpc.internal.channel.Liveness.Verdict;
import org.junit.jupiter.api.Test;

class LivenessTest {

  @Test
  void shouldAskAfterSilenceAndThenGiveUp() {
    Liveness liveness = new Liveness(true);
    assertEquals(Verdict.FINE, liveness.tick());
    assertEquals(Verdict.ASK, liveness.tick());
    assertEquals(Verdict.ASK, liveness.tick());
    assertEquals(Verdict.ASK, liveness.tick());
    assertEquals(Verdict.DEAD, liveness.tick());
  }

  @Test
  void shouldBeSatisfiedWithAnAnswer() {
    Liveness liveness = new Liveness(true);
    for (int i = 0; i < 20; i++) {
      assertEquals(Verdict.FINE, liveness.tick());
      assertEquals(Verdict.ASK, liveness.tick());
      liveness.sent();
      liveness.received();
    }
  }

  /** The other side would take this one for dead. */
  @Test
  void shouldAskWhenItOnlyListens() {
    Liveness liveness = new Liveness(true);
    liveness.received();
    assertEquals(Verdict.FINE, liveness.tick());
    liveness.received();
    assertEquals(Verdict.ASK, liveness.tick());
  }

  @Test
  void shouldLeaveAskingToTheCaller() {
    Liveness liveness = new Liveness(false);
    for (int i = 0; i < 4; i++) {
      assertEquals(Verdict.FINE, liveness.tick());
    }
    assertEquals(Verdict.DEAD, liveness.tick());
  }
}
