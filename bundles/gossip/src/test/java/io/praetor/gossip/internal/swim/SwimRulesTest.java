package io.praetor.gossip.internal.swim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.message.Versions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed when two say different things (SWIM §4.2, memberlist's rules of merging). */
class SwimRulesTest {

  private static final byte[] NEW_META = {9, 9};

  private final SwimBench bench = new SwimBench();

  private static NodeRecord moved(int index, long incarnation) {
    NodeRecord old = SwimBench.record(index, incarnation);
    return new NodeRecord(
        old.name(),
        SimNetwork.endpoint(index + 100),
        old.meta(),
        incarnation,
        NodeState.ALIVE,
        old.versions());
  }

  @Test
  void shouldLetANewNodeInAndPassItOn() {
    bench.alive(1, 1);
    assertEquals(1, bench.effects(SwimEffect.Joined.class).size());
    assertEquals(NodeState.ALIVE, bench.state(1));
    bench.pass(400);
    assertTrue(
        bench.sent(Message.Alive.class).stream()
            .anyMatch(alive -> alive.node().name().equals(SwimBench.name(1))));
  }

  @Test
  void shouldIgnoreWhatIsNotNewer() {
    bench.alive(1, 5);
    assertTrue(bench.alive(1, 5).isEmpty());
    assertTrue(bench.alive(1, 4).isEmpty());
    assertTrue(bench.suspect(1, 4, 2).isEmpty());
    assertTrue(bench.dead(1, 4, 2).isEmpty());
    assertEquals(NodeState.ALIVE, bench.state(1));
  }

  @Test
  void shouldTellThatMetaChanged() {
    bench.alive(1, 1);
    bench.receive(new Message.Alive(SwimBench.record(1, 2, NodeState.ALIVE, NEW_META)));
    assertArrayEquals(NEW_META, bench.effects(SwimEffect.Updated.class).get(0).node().meta());
  }

  @Test
  void shouldIgnoreAccusationsOfUnknownNodes() {
    assertTrue(bench.suspect(9, 1, 2).isEmpty());
    assertTrue(bench.dead(9, 1, 2).isEmpty());
    assertNull(bench.state(9));
  }

  @Test
  void shouldSuspectAndThenBury() {
    bench.alive(1, 1);
    bench.suspect(1, 1, 2);
    assertEquals(NodeState.SUSPECT, bench.state(1));
    bench.pass(3_900);
    assertEquals(NodeState.SUSPECT, bench.state(1));
    bench.pass(200);
    assertEquals(NodeState.DEAD, bench.state(1));
    assertEquals(NodeState.DEAD, bench.effects(SwimEffect.Left.class).get(0).node().state());
  }

  @Test
  void shouldBelieveARefutation() {
    bench.alive(1, 1);
    bench.suspect(1, 1, 2);
    assertTrue(bench.alive(1, 1).isEmpty());
    bench.alive(1, 2);
    assertEquals(NodeState.ALIVE, bench.state(1));
    assertTrue(bench.effects(SwimEffect.Joined.class).isEmpty());
    bench.receive(new Message.Ack(1, new byte[0]));
    assertEquals(2, bench.incarnation(1));
  }

  @Test
  void shouldTellALeaveFromADeath() {
    bench.alive(1, 1);
    bench.dead(1, 1, 1);
    assertEquals(NodeState.LEFT, bench.state(1));
    bench.alive(2, 1);
    bench.dead(2, 1, 1);
    assertEquals(NodeState.DEAD, bench.state(2));
    bench.alive(1, 2);
    assertEquals(1, bench.effects(SwimEffect.Joined.class).size());
  }

  @Test
  void shouldRefuteWhatIsSaidOfItself() {
    bench.suspect(0, 7, 2);
    assertEquals(8, bench.swim.self().incarnation());
    bench.dead(0, 8, 2);
    assertEquals(9, bench.swim.self().incarnation());
    assertEquals(NodeState.ALIVE, bench.state(0));
    assertEquals(2, bench.swim.healthScore());
    bench.suspect(0, 3, 2);
    assertEquals(9, bench.swim.self().incarnation());
  }

  /** After a restart the others think more of us than we do. */
  @Test
  void shouldSpeakLouderThanItsFormerLife() {
    bench.receive(new Message.Alive(SwimBench.record(0, 40, NodeState.ALIVE, NEW_META)));
    assertEquals(41, bench.swim.self().incarnation());
    assertArrayEquals(new byte[] {1}, bench.swim.self().meta());
    assertTrue(bench.alive(0, 41).isEmpty(), "an echo of ourselves");
    assertEquals(41, bench.swim.self().incarnation());
  }

  @Test
  void shouldNotBelieveAMoveOfTheLiving() {
    bench.alive(1, 1);
    bench.receive(new Message.Alive(moved(1, 2)));
    assertEquals(1, bench.effects(SwimEffect.Conflict.class).size());
    assertEquals(SimNetwork.endpoint(1), bench.swim.node(SwimBench.name(1)).endpoint());
    bench.receive(new Message.Alive(moved(0, 2)));
    assertEquals(1, bench.effects(SwimEffect.Conflict.class).size(), "our own name");
    assertEquals(1, bench.swim.self().incarnation());
  }

  @Test
  void shouldLetALeftNodeComeBackElsewhereAtOnceAndADeadOneLater() {
    bench.alive(1, 5);
    bench.dead(1, 5, 1);
    bench.receive(new Message.Alive(moved(1, 1)));
    assertEquals(1, bench.effects(SwimEffect.Joined.class).size());
    assertEquals(SimNetwork.endpoint(101), bench.swim.node(SwimBench.name(1)).endpoint());

    bench.alive(2, 5);
    bench.dead(2, 5, 1);
    bench.receive(new Message.Alive(moved(2, 1)));
    assertEquals(1, bench.effects(SwimEffect.Conflict.class).size());
  }

  @Test
  void shouldTellTheDeadWhatIsBelievedWhenSomeoneTakesThemForAlive() {
    bench.alive(1, 3);
    bench.dead(1, 3, 2);
    bench.alive(1, 1);
    assertEquals(NodeState.DEAD, bench.state(1));
    Message.Suspect told = bench.sent(Message.Suspect.class).get(0);
    assertEquals(3, told.incarnation());
    assertEquals(1, bench.sentTo(1).size());
  }

  /** An exchange only makes suspect whom the other believes dead: it may have come back. */
  @Test
  void shouldMergeTheStateOfAnother() {
    bench.alive(1, 1);
    bench.alive(2, 1);
    bench.alive(3, 1);
    bench.give(
        new SwimEvent.Learned(
            new FullState(
                false,
                List.of(
                    SwimBench.record(1, 1, NodeState.DEAD, new byte[0]),
                    SwimBench.record(2, 1, NodeState.LEFT, new byte[0]),
                    SwimBench.record(3, 1, NodeState.SUSPECT, new byte[0]),
                    SwimBench.record(4, 1),
                    SwimBench.record(5, 1, NodeState.DEAD, new byte[0])),
                new byte[0])));
    assertEquals(NodeState.SUSPECT, bench.state(1));
    assertEquals(NodeState.LEFT, bench.state(2));
    assertEquals(NodeState.SUSPECT, bench.state(3));
    assertEquals(NodeState.ALIVE, bench.state(4));
    assertNull(bench.state(5));
  }

  @Test
  void shouldRefuseVersionsThatItCannotSpeak() {
    NodeRecord known = SwimBench.record(1, 1);
    NodeRecord foreign =
        new NodeRecord(
            known.name(),
            known.endpoint(),
            known.meta(),
            1,
            NodeState.ALIVE,
            new Versions(6, 7, 6, 2, 5, 4));
    bench.give(new SwimEvent.Learned(new FullState(true, List.of(foreign), new byte[0])));
    assertNull(bench.state(1));
    assertTrue(bench.effects(SwimEffect.Refused.class).get(0).reason().contains("node1"));
    assertEquals(1, bench.swim.dropped());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257})
  void shouldRefuseNamesThatNobodyHas(int length) {
    NodeRecord known = SwimBench.record(1, 1);
    bench.receive(
        new Message.Alive(
            new NodeRecord(
                "x".repeat(length),
                known.endpoint(),
                known.meta(),
                1,
                NodeState.ALIVE,
                known.versions())));
    assertEquals(1, bench.swim.nodes().size());
    assertEquals(1, bench.swim.dropped());
  }

  /** An invented incarnation must not silence a node for ever. */
  @ParameterizedTest
  @ValueSource(longs = {0xFFFF_FFFFL, 0x8000_0000L, Long.MAX_VALUE, -1})
  void shouldNotBelieveIncarnationsThatLeap(long incarnation) {
    bench.alive(1, 1);
    bench.alive(1, incarnation);
    bench.suspect(1, incarnation, 2);
    bench.dead(1, incarnation, 2);
    bench.suspect(0, incarnation, 2);
    bench.dead(0, incarnation, 2);
    bench.alive(0, incarnation);
    assertEquals(1, bench.incarnation(1));
    assertEquals(NodeState.ALIVE, bench.state(1));
    assertEquals(1, bench.swim.self().incarnation());
    assertEquals(6, bench.swim.dropped());
  }

  @Test
  void shouldNotHoldMoreNodesThanAllowed() {
    SwimBench small =
        new SwimBench(
            options ->
                new SwimOptions(
                    options.self(),
                    options.probing(),
                    options.suspecting(),
                    options.gossiping(),
                    options.exchanging(),
                    options.reclaimMillis(),
                    new SwimOptions.Limits(3, 10, 2)));
    for (int i = 1; i < 10; i++) {
      small.alive(i, 1);
    }
    assertEquals(3, small.swim.nodes().size());
    for (int i = 0; i < 10; i++) {
      small.receive(
          new Message.IndirectPing(
              i, SimNetwork.endpoint(5), "node5", true, SimNetwork.endpoint(1), "node1"));
      assertEquals(i < 2 ? 1 : 0, small.sent(Message.Ping.class).size());
    }
  }

  @Test
  void shouldLeaveForGood() {
    bench.alive(1, 1);
    bench.give(new SwimEvent.Leave());
    assertEquals(NodeState.LEFT, bench.state(0));
    assertEquals(NodeState.LEFT, bench.swim.self().state());
    bench.alive(0, 9);
    bench.suspect(0, 9, 2);
    bench.give(new SwimEvent.MetaChanged(NEW_META));
    assertEquals(NodeState.LEFT, bench.state(0));
    assertEquals(1, bench.swim.self().incarnation());
  }

  @Test
  void shouldForgetOnlyWhoIsGone() {
    bench.alive(1, 1);
    bench.give(new SwimEvent.Forget(SwimBench.name(1)));
    assertEquals(NodeState.ALIVE, bench.state(1));
    bench.dead(1, 1, 2);
    bench.give(new SwimEvent.Forget(SwimBench.name(1)));
    assertNull(bench.state(1));
    bench.alive(1, 1);
    assertEquals(NodeState.ALIVE, bench.state(1));
  }

  @Test
  void shouldSayWhatItIsNow() {
    bench.alive(1, 1);
    bench.give(new SwimEvent.MetaChanged(NEW_META));
    assertEquals(2, bench.swim.self().incarnation());
    bench.pass(400);
    assertTrue(
        bench.sent(Message.Alive.class).stream()
            .anyMatch(alive -> alive.node().meta() == NEW_META));
    assertThrows(
        IllegalArgumentException.class, () -> bench.give(new SwimEvent.MetaChanged(new byte[513])));
  }

  /** Names go into lines of files and logs. */
  @Test
  void shouldNotLetInANameThatBreaksALine() {
    NodeRecord sane = SwimBench.record(1, 1);
    String name = "x\nleave";
    bench.receive(
        new Message.Alive(
            new NodeRecord(
                name, sane.endpoint(), sane.meta(), 1, NodeState.ALIVE, sane.versions())));
    assertNull(bench.swim.node(name));
    assertEquals(1, bench.swim.dropped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "224.0.0.1", "ff02::1"})
  void shouldNotLetInWhoIsNowhere(String address) throws UnknownHostException {
    NodeRecord sane = SwimBench.record(1, 1);
    Endpoint nowhere = new Endpoint(InetAddress.getByName(address), 8301);
    bench.receive(
        new Message.Alive(
            new NodeRecord(
                sane.name(), nowhere, sane.meta(), 1, NodeState.ALIVE, sane.versions())));
    assertNull(bench.state(1));
  }
}
