package io.praetor.rpc.internal.relay;

import java.util.random.RandomGenerator;

/**
 * How long a request goes on trying. Servers that have no leader for a moment, or restart, come
 * back within seconds; the pauses grow and differ, so that a crowd of requests does not come back
 * as one.
 */
final class Patience {

  /** The longest pause is this part of the whole time, as in Consul. */
  private static final int LONGEST_PART = 16;

  /** So is the first one. */
  private static final int FIRST_PART = 128;

  private final long endNanos;
  private final long longestMillis;
  private final RandomGenerator random;
  private long nextMillis;

  Patience(long holdMillis, long nowNanos, RandomGenerator random) {
    this.endNanos = nowNanos + holdMillis * 1_000_000;
    this.longestMillis = Math.max(holdMillis / LONGEST_PART, 1);
    this.nextMillis = Math.max(holdMillis / FIRST_PART, 1);
    this.random = random;
  }

  /** The next pause, or -1 when it is enough. */
  long pauseMillis(long nowNanos) {
    long pause = nextMillis / 2 + random.nextLong(nextMillis / 2 + 1);
    nextMillis = Math.min(2 * nextMillis, longestMillis);
    return nowNanos + pause * 1_000_000 - endNanos > 0 ? -1 : pause;
  }
}
