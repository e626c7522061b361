package io.praetor.gossip.internal.swim;

/** How times and counts grow with the number of nodes. */
final class Scale {

  /** Up to so many nodes, full exchanges are not slowed down. */
  private static final int EXCHANGE_THRESHOLD_NODES = 32;

  private static final double PER_MILLE = 1_000;

  /** A quotient of logarithms of powers of two is not always whole. */
  private static final double ROUNDING = 1e-9;

  private Scale() {}

  /** Shortest suspicion: mult · max(1, log10 n) · interval, to a thousandth. */
  static long suspicionNanos(int mult, int nodes, long intervalNanos) {
    double decades = Math.max(1, Math.log10(Math.max(1, nodes)));
    return (long) (mult * Math.floor(decades * PER_MILLE) * (intervalNanos / PER_MILLE));
  }

  /** How often a message is told: mult · ⌈log10 (n + 1)⌉, enough to reach all (SWIM §4.1). */
  static int transmits(int mult, int nodes) {
    return mult * (int) Math.ceil(Math.log10(nodes + 1.0));
  }

  /** Pause between full exchanges: one more interval for each doubling above 32 nodes. */
  static long exchangeNanos(long intervalNanos, int nodes) {
    if (nodes <= EXCHANGE_THRESHOLD_NODES) {
      return intervalNanos;
    }
    double doublings = Math.log((double) nodes / EXCHANGE_THRESHOLD_NODES) / Math.log(2);
    long multiplier = 1 + (long) Math.ceil(doublings - ROUNDING);
    return multiplier * intervalNanos;
  }
}
