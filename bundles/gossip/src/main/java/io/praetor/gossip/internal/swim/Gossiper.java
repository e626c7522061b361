package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.NodeState;
import java.util.random.RandomGenerator;

/** Tells a few random members what is new, round after round; the lately dead too, to come back. */
final class Gossiper {

  private final SwimOptions.Gossiping options;
  private final Known known;
  private final long intervalNanos;
  private final long toDeadNanos;

  Gossiper(SwimOptions.Gossiping options, Known known) {
    this.options = options;
    this.known = known;
    intervalNanos = Nanos.ofMillis(options.intervalMillis());
    toDeadNanos = Nanos.ofMillis(options.toDeadMillis());
  }

  void begin(RandomGenerator random, long nowNanos) {
    known.timers().at(nowNanos + random.nextLong(intervalNanos), this::round);
  }

  private void round(long nowNanos) {
    known.timers().at(nowNanos + intervalNanos, this::round);
    if (known.broadcasts().isEmpty()) {
      return;
    }
    for (Peer peer : known.roster().pick(options.nodes(), peer -> hears(peer, nowNanos))) {
      if (!known.outbox().gossip(peer.record().endpoint())) {
        return;
      }
    }
  }

  private boolean hears(Peer peer, long nowNanos) {
    if (known.self().is(peer)) {
      return false;
    }
    boolean latelyDead = peer.state() == NodeState.DEAD && peer.age(nowNanos) <= toDeadNanos;
    return latelyDead || !peer.gone();
  }
}
