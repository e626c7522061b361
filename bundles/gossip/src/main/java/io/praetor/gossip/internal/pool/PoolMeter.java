package io.praetor.gossip.internal.pool;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Metrics;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.swim.SwimEffect;
import java.util.Arrays;

/** Counts what a pool hears and finds out, while somebody wants to know. Any thread. */
final class PoolMeter {

  /** What is counted, under the names that memberlist and serf have for it. */
  private enum Event {
    ALIVE("memberlist.msg.alive"),
    SUSPECT("memberlist.msg.suspect"),
    DEAD("memberlist.msg.dead"),
    MESSAGES("memberlist.msg.received"),
    PACKETS("memberlist.packets.sent"),
    JOINED("serf.member.join"),
    UPDATED("serf.member.update"),
    FAILED("serf.member.failed"),
    LEFT("serf.member.left");

    private final String series;

    Event(String series) {
      this.series = series;
    }
  }

  private final Label pool;
  private volatile Counter[] counters = nobody();
  private volatile Metrics current;

  PoolMeter(String pool) {
    this.pool = new Label("network", pool);
  }

  void follow(Metrics metrics) {
    Counter[] found = new Counter[Event.values().length];
    for (Event event : Event.values()) {
      found[event.ordinal()] = metrics.counter(event.series, pool);
    }
    current = metrics;
    counters = found;
  }

  /** With a dynamic greedy reference the next one is followed before the last one goes. */
  void forget(Metrics metrics) {
    if (current == metrics) {
      current = null;
      counters = nobody();
    }
  }

  private static Counter[] nobody() {
    Counter[] none = new Counter[Event.values().length];
    Arrays.fill(none, Counter.NONE);
    return none;
  }

  void received(Message message) {
    count(Event.MESSAGES);
    if (message instanceof Message.Alive) {
      count(Event.ALIVE);
    } else if (message instanceof Message.Suspect) {
      count(Event.SUSPECT);
    } else if (message instanceof Message.Dead) {
      count(Event.DEAD);
    }
  }

  void noticed(SwimEffect effect) {
    if (effect instanceof SwimEffect.Send) {
      count(Event.PACKETS);
    } else if (effect instanceof SwimEffect.Joined) {
      count(Event.JOINED);
    } else if (effect instanceof SwimEffect.Updated) {
      count(Event.UPDATED);
    } else if (effect instanceof SwimEffect.Left left) {
      count(left.node().state() == NodeState.LEFT ? Event.LEFT : Event.FAILED);
    }
  }

  private void count(Event event) {
    counters[event.ordinal()].add(1);
  }
}
