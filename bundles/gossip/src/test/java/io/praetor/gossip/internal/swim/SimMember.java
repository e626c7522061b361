package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.NodeRecord;

/** One virtual node. */
final class SimMember {

  final int index;
  final NodeRecord record;
  Swim swim;
  boolean running = true;

  /** Side of a partition; only members of one side reach each other. */
  int side;

  /** It takes what arrives up to so much late; its own timers are in time. */
  long lagMillis;

  /** The tick that counts; others in the queue are stale. */
  long tickAt = Long.MAX_VALUE;

  SimMember(int index, NodeRecord record, Swim swim) {
    this.index = index;
    this.record = record;
    this.swim = swim;
  }

  String name() {
    return record.name();
  }
}
