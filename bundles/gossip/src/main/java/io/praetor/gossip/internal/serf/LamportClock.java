package io.praetor.gossip.internal.serf;

/** A clock that counts causes, not seconds (Lamport, CACM 1978). Not thread-safe. */
final class LamportClock {

  /**
   * No message may set a clock further. At one message in a nanosecond it takes a century to get
   * there, so whoever sends more is broken or hostile, and would leave no room for others.
   */
  static final long TIME_MAX = 1L << 62;

  private long time;

  long time() {
    return time;
  }

  long increment() {
    return ++time;
  }

  /** Somebody acted at this time: what happens here from now on is later. */
  void witness(long other) {
    if (other >= time && other < TIME_MAX) {
      time = other + 1;
    }
  }
}
