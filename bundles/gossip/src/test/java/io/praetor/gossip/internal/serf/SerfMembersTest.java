package io.praetor.gossip.internal.serf;

import static io.praetor.gossip.internal.serf.SerfFixture.broadcasts;
import static io.praetor.gossip.internal.serf.SerfFixture.node;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.gossip.MemberStatus;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.serf.SerfEffect.Change;
import io.praetor.gossip.internal.swim.SwimEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SerfMembersTest {

  private final SerfFixture a = new SerfFixture("a");

  private static List<Change> changes(List<SerfEffect> effects, String name) {
    return SerfFixture.of(effects, SerfEffect.Changed.class)
        .filter(changed -> changed.member().name().equals(name))
        .map(SerfEffect.Changed::why)
        .toList();
  }

  @Test
  void shouldTakeSilenceForFailure() {
    a.joined(node("b", 2));

    assertEquals(List.of(Change.FAILED), changes(a.gone(node("b", 2)), "b"));
    assertEquals(MemberStatus.FAILED, a.status("b"));
  }

  @Test
  void shouldTakeSilenceAfterAWordForLeaving() {
    a.joined(node("b", 2));

    List<SerfEffect> heard = a.hears(new SerfMessage.Leave(5, "b", false));

    assertEquals(MemberStatus.LEAVING, a.status("b"));
    assertEquals(1, broadcasts(heard).size(), "passed on");
    assertEquals(List.of(Change.LEFT), changes(a.gone(node("b", 2)), "b"));
    assertEquals(MemberStatus.LEFT, a.status("b"));
  }

  @Test
  void shouldBelieveAMemberThatEndedItselfBelow() {
    a.joined(node("b", 2));

    a.gone(node("b", 2, Map.of(), NodeState.LEFT));

    assertEquals(MemberStatus.LEFT, a.status("b"));
  }

  @Test
  void shouldPassOnAWordOnce() {
    a.joined(node("b", 2));
    SerfMessage leave = new SerfMessage.Leave(5, "b", false);

    assertEquals(1, broadcasts(a.hears(leave)).size());
    assertEquals(0, broadcasts(a.hears(leave)).size());
    assertEquals(0, broadcasts(a.hears(new SerfMessage.Leave(4, "b", false))).size());
  }

  @Test
  void shouldRememberAWordThatCameBeforeTheNode() {
    a.hears(new SerfMessage.Leave(5, "b", false));

    a.joined(node("b", 2));

    assertEquals(MemberStatus.LEAVING, a.status("b"));
  }

  @Test
  void shouldLetANewerJoinUndoAnOlderLeave() {
    a.joined(node("b", 2));
    a.hears(new SerfMessage.Leave(5, "b", false));

    a.hears(new SerfMessage.Join(6, "b"));
    a.hears(new SerfMessage.Leave(5, "b", false));

    assertEquals(MemberStatus.ALIVE, a.status("b"));
  }

  @Test
  void shouldContradictWhoSaysThatItLeaves() {
    a.joined(node("b", 2));

    List<SerfEffect> effects = a.hears(new SerfMessage.Leave(7, "a", false));

    assertEquals(MemberStatus.ALIVE, a.status("a"));
    assertEquals(List.of(new SerfMessage.Join(8, "a")), broadcasts(effects));
  }

  @Test
  void shouldTurnAFailedMemberIntoOneThatLeft() {
    a.joined(node("b", 2));
    a.joined(node("c", 3));
    a.gone(node("b", 2));

    List<SerfEffect> effects = a.step(new SerfEvent.ForceLeave("b", false));

    assertEquals(List.of(Change.LEFT), changes(effects, "b"));
    assertEquals(1, broadcasts(effects).size());
    assertEquals(1, a.serf().numbers().left());
    assertEquals(0, a.serf().numbers().failed());
  }

  @Test
  void shouldForgetAMemberThatIsPruned() {
    a.joined(node("b", 2));
    a.gone(node("b", 2));

    List<SerfEffect> effects = a.step(new SerfEvent.ForceLeave("b", true));

    assertEquals(List.of(Change.LEFT, Change.REAPED), changes(effects, "b"));
    assertNull(a.status("b"));
    assertTrue(
        SerfFixture.below(effects).anyMatch(new SwimEvent.Forget("b")::equals),
        "the layer below forgets it, too");
  }

  @Test
  void shouldForgetAMemberThatIsPrunedWhileItLeaves() {
    a.joined(node("b", 2));
    a.hears(new SerfMessage.Leave(5, "b", true));
    assertEquals(MemberStatus.LEAVING, a.status("b"));

    assertEquals(List.of(Change.LEFT, Change.REAPED), changes(a.gone(node("b", 2)), "b"));
  }

  @Test
  void shouldReapTheFailedAndTheLeftInTheirTime() {
    a.joined(node("b", 2));
    a.joined(node("c", 3));
    a.joined(node("d", 4, Map.of("rc_tm", "1h"), NodeState.ALIVE));
    a.hears(new SerfMessage.Leave(5, "b", false));
    List.of("b", "c", "d").forEach(name -> a.gone(node(name, 2)));

    a.pass(TimeUnit.MINUTES.toMillis(61));
    assertNull(a.status("d"), "asked for an hour only");
    a.pass(TimeUnit.HOURS.toMillis(24));
    assertNull(a.status("b"), "left");
    assertEquals(MemberStatus.FAILED, a.status("c"));
    a.pass(TimeUnit.HOURS.toMillis(48));
    assertNull(a.status("c"), "failed");
  }

  @Test
  void shouldTryFailedMembersAgain() {
    a.joined(node("b", 2));
    a.gone(node("b", 2));

    List<SerfEffect> effects = a.pass(TimeUnit.SECONDS.toMillis(31));

    assertEquals(
        List.of(SerfFixture.endpoint(2)),
        SerfFixture.of(effects, SerfEffect.Reconnect.class)
            .map(SerfEffect.Reconnect::endpoint)
            .toList());
  }

  @Test
  void shouldLeaveStepByStep() {
    a.joined(node("b", 2));

    List<SerfEffect> first = a.step(new SerfEvent.Depart());
    assertEquals(MemberStatus.LEAVING, a.status("a"));
    assertEquals(1, broadcasts(first).size());
    assertFalse(SerfFixture.below(first).anyMatch(SwimEvent.Leave.class::isInstance));

    List<SerfEffect> second = a.pass(SerfFixture.LEAVE_MILLIS);
    assertTrue(SerfFixture.below(second).anyMatch(SwimEvent.Leave.class::isInstance));
    assertEquals(0, SerfFixture.of(second, SerfEffect.Departed.class).count());

    List<SerfEffect> third = a.pass(SerfFixture.LEAVE_MILLIS);
    assertEquals(1, SerfFixture.of(third, SerfEffect.Departed.class).count());
    assertEquals(MemberStatus.LEFT, a.status("a"));
  }

  @Test
  void shouldLeaveAtOnceWhenItIsAlone() {
    List<SerfEffect> effects = a.step(new SerfEvent.Depart());

    assertEquals(1, SerfFixture.of(effects, SerfEffect.Departed.class).count());
    assertEquals(0, broadcasts(effects).size());
  }

  @Test
  void shouldLearnWhoLeftFromAnExchange() {
    SerfFixture b = new SerfFixture("b");
    for (SerfFixture each : List.of(a, b)) {
      each.joined(node("c", 3));
      each.gone(node("c", 3));
    }
    b.step(new SerfEvent.ForceLeave("c", false));

    a.step(new SerfEvent.Merged(b.serf().state(), false));

    assertEquals(MemberStatus.LEFT, a.status("c"));
  }

  @Test
  void shouldKeepWhatItIsToldOfUnknownNodesBounded() {
    for (int i = 0; i < 3 * RecentIntents.NAMES_MAX; i++) {
      a.hears(new SerfMessage.Leave(i, "nobody-" + i, false));
    }

    a.joined(node("nobody-0", 9));

    assertEquals(MemberStatus.ALIVE, a.status("nobody-0"), "the oldest word was dropped");
  }

  @Test
  void shouldNotLetAnybodyPushItsClockToTheEnd() {
    a.joined(node("b", 2));

    a.hears(new SerfMessage.Join(LamportClock.TIME_MAX, "b"));
    a.hears(new SerfMessage.Join(Long.MAX_VALUE, "b"));

    assertTrue(a.serf().numbers().clocks().member() < LamportClock.TIME_MAX);
  }

  @Test
  void shouldChangeItsTags() {
    List<SerfEffect> effects = a.step(new SerfEvent.Retag("colour", "red"));

    assertEquals("red", a.serf().self().tag("colour"));
    assertEquals("node", a.serf().self().tag("role"));
    assertTrue(SerfFixture.below(effects).anyMatch(SwimEvent.MetaChanged.class::isInstance));
  }

  /** What is said of the last life of a member is no word about this one. */
  @Test
  void shouldNotTakeAMemberThatCameBackForOneThatLeaves() {
    a.joined(node("b", 2));
    a.hears(new SerfMessage.Leave(5, "b", false));
    a.gone(node("b", 2));
    a.joined(node("b", 2));

    a.step(merged("b", 5));

    assertEquals(MemberStatus.ALIVE, a.status("b"));
  }

  @Test
  void shouldLearnFromAnExchangeThatAFailedMemberLeft() {
    a.joined(node("b", 2));
    a.gone(node("b", 2));

    a.step(merged("b", 0));

    assertEquals(MemberStatus.LEFT, a.status("b"));
  }

  private static SerfEvent merged(String left, long time) {
    SerfMessage.Everything state =
        new SerfMessage.Everything(9, Map.of(left, time), List.of(left), 1, List.of(), 1);
    return new SerfEvent.Merged(SerfEncoder.encode(state), false);
  }

  /** A member that was cut off may bring back nodes that have left long ago. */
  @Test
  void shouldNotTakeANodeThatLeftForOneThatFailedWhenItIsBroughtBack() {
    a.joined(node("b", 2));
    a.hears(new SerfMessage.Leave(5, "b", false));
    a.gone(node("b", 2));

    a.joined(node("b", 2));
    a.gone(node("b", 2));

    assertEquals(MemberStatus.LEFT, a.status("b"));
    assertEquals(1, a.serf().numbers().left());
  }

  @Test
  void shouldTakeAMemberThatLeftAndJoinedAgainForOneThatMayFail() {
    a.joined(node("b", 2));
    a.hears(new SerfMessage.Leave(5, "b", false));
    a.gone(node("b", 2));
    a.joined(node("b", 2));
    a.hears(new SerfMessage.Join(6, "b"));

    a.gone(node("b", 2));

    assertEquals(MemberStatus.FAILED, a.status("b"));
  }

  @Test
  void shouldForgetTheLongestGoneWhenThereAreTooMany() {
    a.joined(node("first", 2));
    a.gone(node("first", 2));
    a.pass(1);
    for (int i = 0; i < MemberTable.MEMBERS_MAX - 2; i++) {
      a.joined(node("invented" + i, 3));
      a.gone(node("invented" + i, 3));
    }
    assertEquals(MemberTable.MEMBERS_MAX, a.serf().members().size());

    List<SerfEffect> effects = a.joined(node("one more", 4));

    assertEquals(List.of(Change.REAPED), changes(effects, "first"));
    assertEquals(MemberTable.MEMBERS_MAX, a.serf().members().size());
  }

  @Test
  void shouldNotSayAnythingWhenATagStaysAsItIs() {
    a.step(new SerfEvent.Retag("build", "1"));

    assertEquals(List.of(), a.step(new SerfEvent.Retag("build", "1")));
    assertEquals(List.of(), a.step(new SerfEvent.Retag("absent", null)));
  }
}
