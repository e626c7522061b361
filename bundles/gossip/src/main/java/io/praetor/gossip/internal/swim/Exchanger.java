package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.NodeState;
import java.util.random.RandomGenerator;

/** Exchanges everything with a random member now and then: what gossip missed is repaired. */
final class Exchanger {

  private final Known known;
  private final long intervalNanos;

  Exchanger(SwimOptions.Exchanging options, Known known) {
    this.known = known;
    intervalNanos = Nanos.ofMillis(options.intervalMillis());
  }

  void begin(RandomGenerator random, long nowNanos) {
    if (intervalNanos > 0) {
      rest(nowNanos + random.nextLong(intervalNanos));
    }
  }

  private void rest(long nowNanos) {
    long pause = Scale.exchangeNanos(intervalNanos, known.roster().size());
    known.timers().at(nowNanos + pause, this::round);
  }

  private void round(long nowNanos) {
    for (Peer peer :
        known.roster().pick(1, peer -> peer.state() == NodeState.ALIVE && !known.self().is(peer))) {
      known.outbox().effect(new SwimEffect.Exchange(peer.record().endpoint()));
    }
    rest(nowNanos);
  }
}
