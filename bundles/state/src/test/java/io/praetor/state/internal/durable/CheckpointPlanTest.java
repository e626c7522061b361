package io.praetor.state.internal.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CheckpointPlanTest {

  private static final long SECOND = 1_000_000_000L;

  private final CheckpointPlan plan =
      new CheckpointPlan(new CheckpointPolicy(Duration.ofSeconds(5), 10));

  @Test
  void shouldHaveNothingToDoWithoutChanges() {
    assertEquals(CheckpointPlan.NEVER, plan.dueIn(0));
  }

  @Test
  void shouldComeAnIntervalAfterTheFirstChange() {
    assertTrue(plan.changed(1, 0));
    assertFalse(plan.changed(1, 2 * SECOND));
    assertEquals(3 * SECOND, plan.dueIn(2 * SECOND));
    assertEquals(0, plan.dueIn(9 * SECOND));
    plan.begun();
    assertEquals(CheckpointPlan.NEVER, plan.dueIn(9 * SECOND));
  }

  @Test
  void shouldComeAtOnceAfterManyChanges() {
    plan.changed(9, 0);
    assertTrue(plan.changed(1, 0));
    assertFalse(plan.changed(1, 0));
    assertEquals(0, plan.dueIn(0));
  }

  @Test
  void shouldTryAgainLessAndLessOften() {
    plan.changed(1, 0);
    plan.begun();
    plan.failed(0);
    assertEquals(SECOND, plan.dueIn(0));
    assertFalse(plan.changed(100, 0));
    plan.begun();
    plan.failed(0);
    assertEquals(2 * SECOND, plan.dueIn(0));
    for (int i = 0; i < 20; i++) {
      plan.failed(0);
    }
    assertEquals(60 * SECOND, plan.dueIn(0));
    plan.succeeded();
    assertEquals(CheckpointPlan.NEVER, plan.dueIn(0));
  }
}
