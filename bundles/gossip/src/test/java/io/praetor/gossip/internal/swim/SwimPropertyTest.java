package io.praetor.gossip.internal.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any messages in any order: this member stays itself, and beliefs only move forward. */
class SwimPropertyTest {

  private static final int STEPS = 300;
  private static final int NODES = 6;
  private static final List<NodeState> STATES = List.of(NodeState.values());
  private static final long[] INCARNATIONS = {
    0, 1, 2, 3, 1L << 24, 1L << 31, 0xFFFF_FFFEL, 0xFFFF_FFFFL, -1, Long.MAX_VALUE
  };

  @Property(tries = 200)
  void shouldSurviveAnyMessages(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SwimBench bench = new SwimBench();
    Set<String> present = new HashSet<>();
    for (int i = 0; i < STEPS; i++) {
      long before = bench.swim.self().incarnation();
      check(bench, present, bench.give(event(random)));
      check(bench, present, bench.pass(random.nextInt(500)));
      assertEquals(NodeState.ALIVE, bench.swim.self().state());
      assertTrue(bench.swim.self().incarnation() >= before);
      assertTrue(bench.swim.self().incarnation() <= 0xFFFF_FFFFL);
      assertTrue(bench.swim.healthScore() >= 0 && bench.swim.healthScore() < 8);
    }
  }

  /** Who joins was not there, and who leaves was. */
  private static void check(SwimBench bench, Set<String> present, List<SwimEffect> effects) {
    for (SwimEffect effect : effects) {
      if (effect instanceof SwimEffect.Joined joined) {
        assertTrue(present.add(joined.node().name()));
      } else if (effect instanceof SwimEffect.Left left) {
        assertTrue(present.remove(left.node().name()));
      } else if (effect instanceof SwimEffect.Updated updated) {
        assertTrue(present.contains(updated.node().name()));
      }
    }
    for (NodeRecord node : bench.swim.nodes()) {
      boolean gone = node.state() == NodeState.DEAD || node.state() == NodeState.LEFT;
      if (!node.name().equals(bench.swim.self().name())) {
        assertEquals(!gone, present.contains(node.name()));
      }
    }
  }

  private static SwimEvent event(SplittableRandom random) {
    String node = SwimBench.name(random.nextInt(NODES));
    String from = SwimBench.name(random.nextInt(NODES));
    long incarnation = INCARNATIONS[random.nextInt(INCARNATIONS.length)];
    Endpoint somewhere = SimNetwork.endpoint(random.nextInt(NODES));
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> received(new Message.Alive(node(random)));
      case 3 -> received(new Message.Suspect(incarnation, node, from));
      case 4 -> received(new Message.Dead(incarnation, node, from));
      case 5 -> received(new Message.Ping(incarnation, node, somewhere, from));
      case 6 ->
          received(
              new Message.IndirectPing(
                  incarnation, somewhere, node, random.nextBoolean(), null, from));
      case 7 -> received(new Message.Ack(incarnation, new byte[0]));
      case 8 -> new SwimEvent.Forget(node);
      default ->
          new SwimEvent.Learned(
              new FullState(false, List.of(node(random), node(random)), new byte[0]));
    };
  }

  private static SwimEvent received(Message message) {
    return new SwimEvent.Received(SimNetwork.endpoint(1), message);
  }

  private static NodeRecord node(SplittableRandom random) {
    int index = random.nextInt(NODES);
    return new NodeRecord(
        SwimBench.name(index),
        SimNetwork.endpoint(random.nextInt(8) == 0 ? index + 50 : index),
        new byte[random.nextInt(3)],
        INCARNATIONS[random.nextInt(INCARNATIONS.length)],
        STATES.get(random.nextInt(STATES.size())),
        random.nextInt(4) == 0 ? null : SimNetwork.VERSIONS);
  }
}
