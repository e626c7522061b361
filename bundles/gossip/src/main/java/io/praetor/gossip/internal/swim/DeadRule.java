package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeState;

/** A node is said to be dead; by itself that means that it leaves. */
final class DeadRule {

  private final Known known;

  DeadRule(Known known) {
    this.known = known;
  }

  void hear(Message.Dead claim, long nowNanos) {
    Peer peer = known.roster().get(claim.node());
    if (peer == null
        || !known.plausibility().admits(claim.incarnation(), claim.from(), peer)
        || claim.incarnation() < peer.incarnation()) {
      return;
    }
    if (known.self().is(peer)) {
      known.self().refute(claim.incarnation(), nowNanos);
    } else if (!peer.gone()) {
      bury(peer, claim, nowNanos);
    }
  }

  private void bury(Peer peer, Message.Dead claim, long nowNanos) {
    known.endSuspicion(peer);
    boolean byItself = claim.node().equals(claim.from());
    peer.become(claim.incarnation(), byItself ? NodeState.LEFT : NodeState.DEAD, nowNanos);
    known.broadcasts().tell(claim.node(), claim);
    known.outbox().effect(new SwimEffect.Left(peer.record()));
  }
}
