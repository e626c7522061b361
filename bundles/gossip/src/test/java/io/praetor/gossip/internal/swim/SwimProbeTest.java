package io.praetor.gossip.internal.swim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Probing and being probed (SWIM §3.1, Lifeguard §IV). */
class SwimProbeTest {

  private final SwimBench bench = new SwimBench();

  /** Waits for the next probe. */
  private Message.Ping probe() {
    for (int i = 0; i < 300; i++) {
      bench.pass(10);
      List<Message.Ping> pings = bench.sent(Message.Ping.class);
      if (!pings.isEmpty()) {
        return pings.get(0);
      }
    }
    throw new AssertionError("no probe");
  }

  private void know(int nodes) {
    for (int i = 1; i <= nodes; i++) {
      bench.alive(i, 1);
    }
  }

  @Test
  void shouldMeasureWhatIsAnswered() {
    know(1);
    Message.Ping ping = probe();
    bench.pass(30);
    bench.receive(new Message.Ack(ping.sequence(), new byte[] {4}));
    SwimEffect.Measured measured = bench.effects(SwimEffect.Measured.class).get(0);
    assertEquals("node1", measured.node());
    assertArrayEquals(new byte[] {4}, measured.payload());
    assertTrue(measured.roundTripNanos() >= 30_000_000L);
    bench.pass(900);
    assertEquals(NodeState.ALIVE, bench.state(1));
  }

  @Test
  void shouldAskOthersAndTryTheStreamBeforeItSuspects() {
    know(8);
    Message.Ping ping = probe();
    bench.pass(510);
    assertEquals(3, bench.sent(Message.IndirectPing.class).size());
    for (Message.IndirectPing ask : bench.sent(Message.IndirectPing.class)) {
      assertEquals(ping.target(), ask.target());
      assertEquals(ping.sequence(), ask.sequence());
      assertTrue(ask.nack());
    }
    SwimEffect.StreamPing stream = bench.effects(SwimEffect.StreamPing.class).get(0);
    assertEquals(ping.sequence(), stream.ping().sequence());
    assertEquals(500, stream.timeoutMillis());
    bench.pass(500);
    assertEquals(NodeState.SUSPECT, bench.swim.node(ping.target()).state());
  }

  @Test
  void shouldTakeAnAnswerByADetour() {
    know(8);
    Message.Ping ping = probe();
    bench.pass(600);
    bench.receive(new Message.Ack(ping.sequence(), new byte[0]));
    assertTrue(bench.effects(SwimEffect.Measured.class).isEmpty());
    bench.pass(390);
    assertEquals(NodeState.ALIVE, bench.swim.node(ping.target()).state());
  }

  @Test
  void shouldTakeAnAnswerByStream() {
    know(8);
    Message.Ping ping = probe();
    bench.pass(600);
    bench.give(new SwimEvent.StreamPinged(ping.sequence(), true));
    bench.pass(420);
    assertEquals(NodeState.ALIVE, bench.swim.node(ping.target()).state());
  }

  /** Helpers that do not even say no speak against ourselves. */
  @Test
  void shouldTrustItselfLessWhenHelpersAreSilent() {
    know(8);
    probe();
    bench.pass(1_010);
    assertEquals(3, bench.swim.healthScore());
  }

  @Test
  void shouldTrustItselfWhenHelpersSayNo() {
    know(8);
    Message.Ping ping = probe();
    bench.pass(900);
    for (int i = 0; i < 5; i++) {
      bench.receive(new Message.Nack(ping.sequence()));
    }
    bench.pass(110);
    assertEquals(NodeState.SUSPECT, bench.swim.node(ping.target()).state());
    assertEquals(0, bench.swim.healthScore());
  }

  @Test
  void shouldTellASuspectWithThePing() {
    know(1);
    bench.suspect(1, 1, 2);
    Message.Ping ping = probe();
    assertEquals("node1", ping.target());
    assertTrue(
        bench.sent(Message.Suspect.class).contains(new Message.Suspect(1, "node1", "node0")));
  }

  @Test
  void shouldAnswerPingsThatAreMeantForIt() {
    bench.give(new SwimEvent.AckPayloadChanged(new byte[] {7}));
    bench.receive(new Message.Ping(5, "node0", SimNetwork.endpoint(3), "node3"));
    assertEquals(SimNetwork.endpoint(3), bench.effects(SwimEffect.Send.class).get(0).to());
    Message.Ack ack = bench.sent(Message.Ack.class).get(0);
    assertEquals(5, ack.sequence());
    assertArrayEquals(new byte[] {7}, ack.payload());
    assertTrue(bench.receive(new Message.Ping(6, "other", null, "")).isEmpty());
    bench.receive(new Message.Ping(7, "", null, ""));
    assertEquals(SimNetwork.endpoint(1), bench.effects(SwimEffect.Send.class).get(0).to());
  }

  @Test
  void shouldPingForOthers() {
    bench.receive(
        new Message.IndirectPing(
            77, SimNetwork.endpoint(5), "node5", true, SimNetwork.endpoint(3), "node3"));
    Message.Ping ping = bench.sent(Message.Ping.class).get(0);
    assertEquals("node5", ping.target());
    bench.receive(new Message.Ack(ping.sequence(), new byte[] {1}));
    assertEquals(SimNetwork.endpoint(3), bench.effects(SwimEffect.Send.class).get(0).to());
    assertEquals(77, bench.sent(Message.Ack.class).get(0).sequence());
    bench.pass(600);
    assertTrue(bench.sent(Message.Nack.class).isEmpty());
  }

  @Test
  void shouldSayNoForOthersWhenAsked() {
    bench.receive(new Message.IndirectPing(77, SimNetwork.endpoint(5), "node5", true, null, ""));
    bench.receive(new Message.IndirectPing(78, SimNetwork.endpoint(5), "node5", false, null, ""));
    bench.pass(600);
    assertEquals(List.of(new Message.Nack(77)), bench.sent(Message.Nack.class));
  }

  /** Whoever did not run cannot say that others were silent. */
  @Test
  void shouldNotBlameOthersForItsOwnSleep() {
    know(8);
    bench.suspect(2, 1, 3);
    Message.Ping ping = probe();
    bench.sleep(60_000);
    bench.receive(new Message.Ack(ping.sequence(), new byte[0]));
    assertEquals(NodeState.ALIVE, bench.swim.node(ping.target()).state());
    assertEquals(NodeState.SUSPECT, bench.state(2));
    bench.alive(2, 2);
    assertEquals(NodeState.ALIVE, bench.state(2));
  }

  @Test
  void shouldWarnWhomItAccusedHalfWay() {
    know(1);
    probe();
    bench.pass(1_010);
    assertEquals(NodeState.SUSPECT, bench.state(1));
    bench.pass(1_500);
    int before = bench.sent(Message.Suspect.class).size();
    bench.pass(600);
    assertTrue(
        bench.sentTo(1).stream()
            .map(bench::decoded)
            .anyMatch(parts -> parts.get(0) instanceof Message.Suspect),
        () -> before + " before");
  }
}
