package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import java.util.Arrays;
import java.util.Objects;

/** This member, which nobody else may speak for. */
final class Self {

  private final Peer peer;
  private final Awareness awareness;
  private final Broadcasts broadcasts;

  Self(NodeRecord begun, Awareness awareness, Broadcasts broadcasts, long nowNanos) {
    this.awareness = awareness;
    this.broadcasts = broadcasts;
    peer = new Peer(begun, nowNanos);
    peer.become(Math.max(1, begun.incarnation()), NodeState.ALIVE, nowNanos);
    tell();
  }

  Peer peer() {
    return peer;
  }

  String name() {
    return peer.name();
  }

  boolean is(Peer other) {
    return other == peer;
  }

  boolean left() {
    return peer.state() == NodeState.LEFT;
  }

  /** Someone believes us not to be there: we count past the accusation and say so to all. */
  void refute(long accused, long nowNanos) {
    if (left() || accused < peer.incarnation()) {
      return;
    }
    awareness.apply(1);
    speak(accused + 1, peer.record().meta(), nowNanos);
  }

  /**
   * Someone passes on what we are said to have said. After a restart it may be what we said in our
   * former life, of which others think more.
   */
  void hear(NodeRecord claim, long nowNanos) {
    boolean ours =
        claim.incarnation() == peer.incarnation()
            && Arrays.equals(claim.meta(), peer.record().meta())
            && Objects.equals(claim.versions(), peer.record().versions());
    if (!ours) {
      refute(claim.incarnation(), nowNanos);
    }
  }

  void say(byte[] meta, long nowNanos) {
    if (meta.length > Plausibility.META_BYTES) {
      throw new IllegalArgumentException("meta of " + meta.length + " bytes is too long");
    }
    if (!left()) {
      speak(peer.incarnation() + 1, meta, nowNanos);
    }
  }

  /** A node that says of itself that it is dead leaves. */
  void leave(long nowNanos) {
    if (!left()) {
      peer.become(peer.incarnation(), NodeState.LEFT, nowNanos);
      broadcasts.tell(name(), new Message.Dead(peer.incarnation(), name(), name()));
    }
  }

  private void speak(long incarnation, byte[] meta, long nowNanos) {
    NodeRecord old = peer.record();
    peer.become(
        new NodeRecord(
            old.name(),
            old.endpoint(),
            meta,
            Math.min(incarnation, Plausibility.LAST_INCARNATION),
            NodeState.ALIVE,
            old.versions()),
        nowNanos);
    tell();
  }

  private void tell() {
    broadcasts.tell(name(), new Message.Alive(peer.record()));
  }
}
