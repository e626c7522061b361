package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.NodeRecord;

/**
 * Every knob of a member.
 *
 * @param self this member: name, endpoint, meta and versions; its incarnation is where it begins
 * @param reclaimMillis how long a node must have been dead before its name may come back with
 *     another address; 0 for never
 */
public record SwimOptions(
    NodeRecord self,
    Probing probing,
    Suspecting suspecting,
    Gossiping gossiping,
    Exchanging exchanging,
    long reclaimMillis,
    Limits limits) {

  private static final long RECLAIM_MILLIS = 30_000;

  /**
   * Failure detection.
   *
   * @param intervalMillis time between two probes
   * @param timeoutMillis how long a direct ping may take before others are asked
   * @param indirectChecks how many others are asked
   * @param overStream whether a ping over TCP is tried too
   * @param awarenessMax the own bad health slows probes down by at most this factor; 1 for off
   */
  public record Probing(
      long intervalMillis,
      long timeoutMillis,
      int indirectChecks,
      boolean overStream,
      int awarenessMax) {}

  /**
   * How long a suspect may defend itself.
   *
   * @param mult shortest time, in probe intervals per decade of nodes
   * @param maxTimeoutMult longest time, as a multiple of the shortest; 1 ends Lifeguard's waiting
   *     for confirmations
   */
  public record Suspecting(int mult, int maxTimeoutMult) {}

  /**
   * Spreading.
   *
   * @param intervalMillis time between two rounds
   * @param nodes members that are told in a round
   * @param toDeadMillis how long the dead are still told
   * @param retransmitMult scales how often each thing is told
   * @param packetBytes what a compound packet may hold, before compression, checksum, encryption
   */
  public record Gossiping(
      long intervalMillis, int nodes, long toDeadMillis, int retransmitMult, int packetBytes) {}

  /**
   * Full exchanges.
   *
   * @param intervalMillis time between two, up to 32 nodes; 0 for none
   */
  public record Exchanging(long intervalMillis) {}

  /**
   * What a member holds at most.
   *
   * @param nodes known nodes; others are not let in
   * @param broadcasts messages that wait to be told in one lane; the most often told is dropped
   * @param relays pings on behalf of others in flight; more requests are not served
   */
  public record Limits(int nodes, int broadcasts, int relays) {
    public static final Limits USUAL = new Limits(65_536, 8_192, 1_024);
  }

  /** Memberlist's values for a local network. */
  public static SwimOptions lan(NodeRecord self, int packetBytes) {
    return new SwimOptions(
        self,
        new Probing(1_000, 500, 3, true, 8),
        new Suspecting(4, 6),
        new Gossiping(200, 3, 30_000, 4, packetBytes),
        new Exchanging(30_000),
        RECLAIM_MILLIS,
        Limits.USUAL);
  }
}
