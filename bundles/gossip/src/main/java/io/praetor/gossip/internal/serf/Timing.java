package io.praetor.gossip.internal.serf;

import java.util.concurrent.TimeUnit;

/** How long things take in a pool of a size. */
final class Timing {

  private static final int QUERY_MULT = 16;

  /** Rounds that may pass until a message in a queue is first sent. */
  private static final int QUEUE_ROUNDS = 1;

  private Timing() {}

  static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** gossip interval × 16 × ⌈log₁₀(n + 1)⌉, as serf has it. */
  static long queryNanos(SerfOptions options, int members) {
    return nanos(options.gossipIntervalMillis()) * QUERY_MULT * magnitude(members);
  }

  /**
   * How long the layer below takes to say something as often as it says each thing: retransmit mult
   * × ⌈log₁₀(n + 1)⌉ times, to some members in each round.
   */
  static long broadcastNanos(SerfOptions options, int members) {
    int times = options.retransmitMult() * magnitude(members);
    int told = Math.max(1, Math.min(options.gossipNodes(), members - 1));
    int rounds = (times + told - 1) / told + QUEUE_ROUNDS;
    return nanos(options.gossipIntervalMillis()) * rounds;
  }

  private static int magnitude(int members) {
    return (int) Math.ceil(Math.log10(members + 1.0));
  }
}
