package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.NodeRecord;

/**
 * A virtual network.
 *
 * @param seed decides everything
 * @param nodes members
 * @param loss share of packets that get lost, in each direction
 * @param minDelayMillis fastest packet
 * @param maxDelayMillis slowest packet
 * @param lifeguard whether members look at their own health and wait for confirmations
 */
record SimSettings(
    long seed, int nodes, double loss, int minDelayMillis, int maxDelayMillis, boolean lifeguard) {

  private static final int PACKET_BYTES = 1_400;

  static SimSettings of(int nodes) {
    // A failing run is repeated with -Dsim.seed=...
    return new SimSettings(Long.getLong("sim.seed", 1), nodes, 0, 1, 20, true);
  }

  SimSettings seed(long other) {
    return new SimSettings(
        seed * 1_000 + other, nodes, loss, minDelayMillis, maxDelayMillis, lifeguard);
  }

  SimSettings loss(double other) {
    return new SimSettings(seed, nodes, other, minDelayMillis, maxDelayMillis, lifeguard);
  }

  SimSettings lifeguard(boolean other) {
    return new SimSettings(seed, nodes, loss, minDelayMillis, maxDelayMillis, other);
  }

  SwimOptions options(NodeRecord self) {
    SwimOptions lan = SwimOptions.lan(self, PACKET_BYTES);
    if (lifeguard) {
      return lan;
    }
    SwimOptions.Probing probing = lan.probing();
    return new SwimOptions(
        self,
        new SwimOptions.Probing(
            probing.intervalMillis(),
            probing.timeoutMillis(),
            probing.indirectChecks(),
            probing.overStream(),
            1),
        new SwimOptions.Suspecting(lan.suspecting().mult(), 1),
        lan.gossiping(),
        lan.exchanging(),
        lan.reclaimMillis(),
        lan.limits());
  }
}
