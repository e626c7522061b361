package io.praetor.gossip.internal.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.metrics.Sample;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.swim.SwimEffect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PoolMeterTest {

  private final Map<String, Long> counts = new TreeMap<>();
  private final Metrics metrics =
      new Metrics() {
        @Override
        public Counter counter(String name, Label... labels) {
          return amount -> counts.merge(name + " " + labels[0].value(), amount, Long::sum);
        }

        @Override
        public Sample sample(String name, Label... labels) {
          throw new AssertionError(name);
        }
      };

  @Test
  void shouldCountWhatIsHeardAndFoundOut() {
    PoolMeter meter = new PoolMeter("lan");
    meter.received(new Message.Suspect(1, "a", "b"));
    meter.follow(metrics);
    meter.received(new Message.Suspect(1, "a", "b"));
    meter.received(new Message.Dead(1, "a", "b"));
    meter.received(new Message.Nack(1));
    meter.noticed(new SwimEffect.Send(null, List.of()));
    meter.noticed(new SwimEffect.Joined(null));
    meter.noticed(new SwimEffect.Refused("x"));
    meter.forget(metrics);
    meter.received(new Message.Dead(1, "a", "b"));
    assertEquals(
        Map.of(
            "memberlist.msg.received lan", 3L,
            "memberlist.msg.suspect lan", 1L,
            "memberlist.msg.dead lan", 1L,
            "memberlist.packets.sent lan", 1L,
            "serf.member.join lan", 1L),
        counts);
  }
}
