package io.praetor.raft.internal;

/**
 * For how long a leader may answer reads without asking the others again. A round of heartbeats
 * that a majority answered proves that nobody else led when it began, and those who answered vote
 * for nobody during the shortest election timeout after it (Raft dissertation §6.4.1). The lease is
 * shorter than that by a margin for clocks that run at different speeds.
 */
final class LeaderLease {

  /** Part of the shortest election timeout that the lease uses, in percent. */
  private static final int USED_PERCENT = 75;

  private final long lengthNanos;

  /** Start of the newest round that was confirmed, and whether there was one in this term. */
  private volatile Long confirmedNanos;

  LeaderLease(long electionTimeoutMinNanos) {
    this.lengthNanos = electionTimeoutMinNanos / 100 * USED_PERCENT;
  }

  /** A round that began at this time was answered by a majority. */
  synchronized void confirmed(long roundBeganNanos) {
    Long known = confirmedNanos;
    if (known == null || roundBeganNanos - known > 0) {
      confirmedNanos = roundBeganNanos;
    }
  }

  /** This server leads no more, or is about to hand over. */
  synchronized void end() {
    confirmedNanos = null;
  }

  boolean holds(long nowNanos) {
    Long began = confirmedNanos;
    return began != null && nowNanos - began < lengthNanos;
  }
}
