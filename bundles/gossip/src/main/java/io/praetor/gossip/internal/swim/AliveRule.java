package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import java.util.Arrays;
import java.util.Objects;

/** A node is said to be there, by itself in the first place. */
final class AliveRule {

  private final SwimOptions options;
  private final Known known;

  AliveRule(SwimOptions options, Known known) {
    this.options = options;
    this.known = known;
  }

  void hear(NodeRecord claim, long nowNanos) {
    Peer peer = known.roster().get(claim.name());
    if (!known.plausibility().admits(claim, peer)) {
      return;
    }
    if (peer == null) {
      if (known.roster().size() < options.limits().nodes()) {
        welcome(claim, nowNanos);
      }
    } else if (!claim.endpoint().equals(peer.record().endpoint())) {
      move(peer, claim, nowNanos);
    } else if (known.self().is(peer)) {
      known.self().hear(claim, nowNanos);
    } else if (claim.incarnation() > peer.incarnation()) {
      accept(peer, claim, nowNanos);
    } else if (peer.gone()) {
      contradict(peer);
    }
  }

  /**
   * Someone takes for alive whom we saw die, and both believe the same incarnation or we a newer
   * one: a partition has healed, or it came back without its memory. Nothing but its own word can
   * settle that, so it is told what is believed of it, and it will refute if it can.
   */
  private void contradict(Peer peer) {
    known
        .outbox()
        .send(
            peer.record().endpoint(),
            new Message.Suspect(peer.incarnation(), peer.name(), known.self().name()));
  }

  private void welcome(NodeRecord claim, long nowNanos) {
    Peer peer = new Peer(claim, nowNanos);
    NodeRecord record = asAlive(claim, null);
    peer.become(record, nowNanos);
    known.roster().add(peer);
    known.broadcasts().tell(record.name(), new Message.Alive(record));
    known.outbox().effect(new SwimEffect.Joined(record));
  }

  /** A name is its owner's until the owner left or has been dead for a while. */
  private void move(Peer peer, NodeRecord claim, long nowNanos) {
    long reclaimNanos = Nanos.ofMillis(options.reclaimMillis());
    boolean longDead =
        peer.state() == NodeState.DEAD && reclaimNanos > 0 && peer.age(nowNanos) > reclaimNanos;
    boolean free = longDead || peer.state() == NodeState.LEFT;
    if (free && !known.self().is(peer)) {
      accept(peer, claim, nowNanos);
    } else if (!known.self().left()) {
      known.outbox().effect(new SwimEffect.Conflict(peer.record(), claim));
    }
  }

  private void accept(Peer peer, NodeRecord claim, long nowNanos) {
    boolean returns = peer.gone();
    NodeRecord old = peer.record();
    NodeRecord next = asAlive(claim, old);
    known.endSuspicion(peer);
    peer.become(next, nowNanos);
    known.broadcasts().tell(next.name(), new Message.Alive(next));
    if (returns) {
      known.outbox().effect(new SwimEffect.Joined(next));
    } else if (!Arrays.equals(old.meta(), next.meta())
        || !Objects.equals(old.versions(), next.versions())) {
      known.outbox().effect(new SwimEffect.Updated(next));
    }
  }

  private static NodeRecord asAlive(NodeRecord claim, NodeRecord old) {
    boolean keepVersions = claim.versions() == null && old != null;
    if (claim.state() == NodeState.ALIVE && !keepVersions) {
      return claim;
    }
    return new NodeRecord(
        claim.name(),
        claim.endpoint(),
        claim.meta(),
        claim.incarnation(),
        NodeState.ALIVE,
        keepVersions ? old.versions() : claim.versions());
  }
}
