package io.praetor.raft.internal.transport;

/**
 * Refuses votes while a leader may hold a lease on this server's word. Ratis heeds a living leader
 * only before a candidate raises its term, so one that was stopped between the two rounds of an
 * election could take over while the leader still answers reads (Raft dissertation §4.2.3 and
 * §6.4.1). Used by the thread that takes messages.
 */
final class VoteGuard {

  private final long silenceNanos;
  private boolean heard;
  private long heardNanos;

  /**
   * Makes a guard.
   *
   * @param silenceNanos shortest election timeout
   */
  VoteGuard(long silenceNanos) {
    this.silenceNanos = silenceNanos;
  }

  /**
   * A leader was heard, or may have been: a server that restarts does not remember whom it answered
   * just before.
   */
  void heard(long nowNanos) {
    heard = true;
    heardNanos = nowNanos;
  }

  /**
   * Whether a vote in a new term must be refused.
   *
   * @param takeover the leader itself asked the candidate to take over, and holds no lease any more
   */
  boolean refuses(boolean takeover, long nowNanos) {
    return heard && !takeover && nowNanos - heardNanos < silenceNanos;
  }
}
