package io.praetor.gossip.internal.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told, to whom, how often (SWIM §4.1). */
class SwimGossipTest {

  private final SwimBench bench = new SwimBench();

  private void know(int nodes) {
    for (int i = 1; i <= nodes; i++) {
      bench.alive(i, 1);
    }
  }

  private static int bytes(SwimEffect.Send send) {
    return Broadcasts.PACKET_OVERHEAD_BYTES
        + send.messages().stream()
            .mapToInt(part -> part.length + Broadcasts.PART_OVERHEAD_BYTES)
            .sum();
  }

  @Test
  void shouldKeepPacketsWithinTheBudget() {
    know(200);
    bench.receive(new Message.Ping(1, "node0", SimNetwork.endpoint(3), "node3"));
    SwimEffect.Send ack = bench.effects(SwimEffect.Send.class).get(0);
    assertTrue(ack.messages().size() > 5, "news rides on answers");
    bench.pass(1_000);
    for (SwimEffect.Send send : bench.effects(SwimEffect.Send.class)) {
      assertTrue(bytes(send) <= SwimBench.PACKET_BYTES);
    }
  }

  @Test
  void shouldTellMembershipFirstThenLanesInOrder() {
    know(2);
    bench.give(new SwimEvent.Broadcast(2, null, new byte[] {2}));
    bench.give(new SwimEvent.Broadcast(0, null, new byte[] {0}));
    bench.receive(new Message.Ping(1, "node0", SimNetwork.endpoint(3), "node3"));
    List<Message> parts = bench.decoded(bench.effects(SwimEffect.Send.class).get(0));
    List<Message.User> users =
        parts.stream()
            .filter(Message.User.class::isInstance)
            .map(Message.User.class::cast)
            .toList();
    assertTrue(parts.get(1) instanceof Message.Alive);
    assertEquals(List.of(0, 2), users.stream().map(user -> (int) user.payload()[0]).toList());
  }

  @Test
  void shouldKeepOnlyTheNewerOfOneKey() {
    know(1);
    bench.give(new SwimEvent.Broadcast(0, "k", new byte[] {1}));
    bench.give(new SwimEvent.Broadcast(0, "k", new byte[] {2}));
    bench.pass(2_000);
    assertTrue(bench.sent(Message.User.class).stream().allMatch(user -> user.payload()[0] == 2));
    assertEquals(4, bench.sent(Message.User.class).size());
  }

  @Test
  void shouldNotTakeWhatFitsNoPacket() {
    assertThrows(
        IllegalArgumentException.class,
        () -> bench.give(new SwimEvent.Broadcast(0, null, new byte[SwimBench.PACKET_BYTES])));
  }

  @Test
  void shouldHandUserMessagesUp() {
    byte[] payload = {1, 2};
    bench.receive(new Message.User(payload));
    assertEquals(payload, bench.effects(SwimEffect.Delivered.class).get(0).payload());
  }

  @Test
  void shouldTellTheLatelyDeadButNotThoseThatLeft() {
    know(2);
    bench.dead(1, 1, 3);
    bench.dead(2, 1, 2);
    bench.pass(10_000);
    bench.give(new SwimEvent.Broadcast(0, null, new byte[] {1}));
    bench.pass(3_000);
    assertTrue(!bench.sentTo(1).isEmpty());
    assertEquals(0, bench.sentTo(2).size());
    bench.pass(30_000);
    bench.give(new SwimEvent.Broadcast(0, null, new byte[] {1}));
    bench.pass(3_000);
    assertEquals(0, bench.sentTo(1).size());
  }

  @Test
  void shouldExchangeEverythingNowAndThen() {
    know(1);
    int exchanges = 0;
    for (int i = 0; i < 30; i++) {
      bench.pass(10_000);
      exchanges += bench.effects(SwimEffect.Exchange.class).size();
      bench.alive(1, i + 2);
    }
    assertTrue(exchanges >= 5 && exchanges <= 10, "in 300 s: " + exchanges);
  }
}
