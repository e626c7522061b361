package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.raft.LogPosition;
import io.praetor.raft.internal.control.ControlReply.Founder;
import io.praetor.raft.internal.control.ControlReply.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FormationTest {

  private static final Founder A = new Founder("a", "1:1");
  private static final Founder B = new Founder("b", "2:1");
  private static final Founder C = new Founder("c", "3:1");
  private static final List<Founder> ALL = List.of(A, B, C);
  private static final UUID GROUP = Formation.group("dc1", ALL);

  @Test
  void shouldBeginWithTheSameMembersWhoeverDecides() {
    assertEquals(
        Optional.of(ALL),
        Formation.decide("b", 3, List.of(C, B, A), Map.of("a", idle("a"), "c", idle("c"))));
    assertEquals(GROUP, Formation.group("dc1", List.of(B, C, A)));
  }

  @Test
  void shouldWaitForAllAndForTheirAnswers() {
    assertEquals(Optional.empty(), Formation.decide("a", 3, List.of(A, B), Map.of("b", idle("b"))));
    assertEquals(Optional.empty(), Formation.decide("a", 3, ALL, Map.of("b", idle("b"))));
  }

  @Test
  void shouldFollowThoseThatBeganWhileNobodyWasElected() {
    assertEquals(
        Optional.of(ALL), Formation.decide("a", 3, ALL, Map.of("b", unborn("b"), "c", idle("c"))));
  }

  @Test
  void shouldWaitToBeAddedWhenTheClusterHasLived() {
    Standing lives = new Standing("b", GROUP, List.of(), true, new LogPosition(1, 0), 0);
    assertEquals(
        Optional.empty(), Formation.decide("a", 3, ALL, Map.of("b", lives, "c", idle("c"))));
    assertEquals(
        Optional.empty(), Formation.decide("a", 3, ALL, Map.of("b", lives, "c", unborn("c"))));
  }

  @Test
  void shouldNotJoinABeginningThatDoesNotNameIt() {
    Standing others = new Standing("b", new UUID(0, 1), List.of(B, C), true, LogPosition.NONE, 0);
    assertEquals(
        Optional.empty(), Formation.decide("a", 3, ALL, Map.of("b", others, "c", idle("c"))));
  }

  private static Standing idle(String node) {
    return new Standing(node, null, List.of(), false, LogPosition.NONE, 0);
  }

  private static Standing unborn(String node) {
    return new Standing(node, GROUP, ALL, true, LogPosition.NONE, 0);
  }
}
