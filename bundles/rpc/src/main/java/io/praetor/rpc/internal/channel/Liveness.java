package io.praetor.rpc.internal.channel;

/**
 * Whether the peer is still there. A host that lost its power says no goodbye, and TCP would wait
 * for many minutes; so who has heard or said nothing for a while asks, and who has heard nothing
 * for longer gives up. Time is counted in ticks.
 */
final class Liveness {

  /** Length of a tick. */
  static final long TICK_MILLIS = 2_000;

  /** Silence of so many ticks is broken: a quiet connection costs one small packet each time. */
  private static final int QUIET_TICKS = 2;

  /** After 8 to 10 s without a byte the peer is taken for dead. */
  private static final int DEAD_TICKS = 5;

  enum Verdict {
    FINE,
    ASK,
    DEAD
  }

  private final boolean asks;
  private int sinceReceived;
  private int sinceSent;

  /**
   * @param asks whether this side breaks the silence; one of the two is enough
   */
  Liveness(boolean asks) {
    this.asks = asks;
  }

  void received() {
    sinceReceived = 0;
  }

  void sent() {
    sinceSent = 0;
  }

  Verdict tick() {
    sinceReceived++;
    sinceSent++;
    if (sinceReceived >= DEAD_TICKS) {
      return Verdict.DEAD;
    }
    boolean quiet = sinceReceived >= QUIET_TICKS || sinceSent >= QUIET_TICKS;
    return asks && quiet ? Verdict.ASK : Verdict.FINE;
  }
}
