package io.praetor.gossip.internal.pool;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Metrics;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.swim.SwimEffect;
import java.util.function.Function;

/**
 * Counts what a pool hears and finds out, while somebody wants to know, under the names that
 * memberlist and serf have for it. Any thread.
 */
final class PoolMeter {

  private static final Handles NOBODY = new Handles(name -> Counter.NONE);

  private static final class Handles {
    private final Counter messages;
    private final Counter alive;
    private final Counter suspect;
    private final Counter dead;
    private final Counter packets;
    private final Counter joined;
    private final Counter updated;
    private final Counter failed;
    private final Counter left;

    Handles(Function<String, Counter> counters) {
      messages = counters.apply("memberlist.msg.received");
      alive = counters.apply("memberlist.msg.alive");
      suspect = counters.apply("memberlist.msg.suspect");
      dead = counters.apply("memberlist.msg.dead");
      packets = counters.apply("memberlist.packets.sent");
      joined = counters.apply("serf.member.join");
      updated = counters.apply("serf.member.update");
      failed = counters.apply("serf.member.failed");
      left = counters.apply("serf.member.left");
    }
  }

  private final Label pool;
  private volatile Handles handles = NOBODY;
  private volatile Metrics current;

  PoolMeter(String pool) {
    this.pool = new Label("network", pool);
  }

  void follow(Metrics metrics) {
    current = metrics;
    handles = new Handles(name -> metrics.counter(name, pool));
  }

  /** With a dynamic greedy reference the next one is followed before the last one goes. */
  void forget(Metrics metrics) {
    if (current == metrics) {
      current = null;
      handles = NOBODY;
    }
  }

  void received(Message message) {
    Handles known = handles;
    known.messages.add(1);
    if (message instanceof Message.Alive) {
      known.alive.add(1);
    } else if (message instanceof Message.Suspect) {
      known.suspect.add(1);
    } else if (message instanceof Message.Dead) {
      known.dead.add(1);
    }
  }

  void noticed(SwimEffect effect) {
    Handles known = handles;
    if (effect instanceof SwimEffect.Send) {
      known.packets.add(1);
    } else if (effect instanceof SwimEffect.Joined) {
      known.joined.add(1);
    } else if (effect instanceof SwimEffect.Updated) {
      known.updated.add(1);
    } else if (effect instanceof SwimEffect.Left gone) {
      (gone.node().state() == NodeState.LEFT ? known.left : known.failed).add(1);
    }
  }
}
