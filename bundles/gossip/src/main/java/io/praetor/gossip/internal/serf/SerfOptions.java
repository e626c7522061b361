package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.message.NodeRecord;

/**
 * Every knob of the serf layer.
 *
 * @param self this member, as the layer below begins with it
 * @param gossipIntervalMillis time between two rounds of the layer below
 * @param gossipNodes members told in a round
 * @param retransmitMult scales how often the layer below tells a thing
 * @param reconnectTimeoutMillis after this time a failed member is forgotten
 * @param tombstoneTimeoutMillis after this time a member that left is forgotten
 * @param leavePropagateMillis time that a leave has to spread
 * @param coordinates whether places in the network are measured
 * @param conflictVote whether this member goes when most know another one by its name; Consul
 *     leaves both in place and complains
 * @param restored what is remembered from before
 */
public record SerfOptions(
    NodeRecord self,
    long gossipIntervalMillis,
    int gossipNodes,
    int retransmitMult,
    long reconnectTimeoutMillis,
    long tombstoneTimeoutMillis,
    long leavePropagateMillis,
    boolean coordinates,
    boolean conflictVote,
    Clocks restored) {

  /** Last times that were witnessed; 0 for none. */
  public record Clocks(long member, long event, long query) {

    public static final Clocks NONE = new Clocks(0, 0, 0);
  }
}
