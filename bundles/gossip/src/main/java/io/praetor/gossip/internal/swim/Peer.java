package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;

/** A node as this member believes it to be. */
final class Peer {

  private NodeRecord record;
  private long since;
  private Suspicion suspicion;

  Peer(NodeRecord record, long nowNanos) {
    this.record = record;
    this.since = nowNanos;
  }

  NodeRecord record() {
    return record;
  }

  String name() {
    return record.name();
  }

  NodeState state() {
    return record.state();
  }

  long incarnation() {
    return record.incarnation();
  }

  boolean gone() {
    return isGone(state());
  }

  static boolean isGone(NodeState state) {
    return state == NodeState.DEAD || state == NodeState.LEFT;
  }

  /** How long it has been in its state. */
  long age(long nowNanos) {
    return nowNanos - since;
  }

  /** Set exactly while it is suspected; null otherwise. */
  Suspicion suspicion() {
    return suspicion;
  }

  void suspect(long incarnation, Suspicion begun, long nowNanos) {
    become(incarnation, NodeState.SUSPECT, nowNanos);
    suspicion = begun;
  }

  void become(long incarnation, NodeState state, long nowNanos) {
    become(
        new NodeRecord(
            record.name(), record.endpoint(), record.meta(), incarnation, state, record.versions()),
        nowNanos);
  }

  void become(NodeRecord next, long nowNanos) {
    if (next.state() != record.state()) {
      since = nowNanos;
    }
    record = next;
    suspicion = null;
  }
}
