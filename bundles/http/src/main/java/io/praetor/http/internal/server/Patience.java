package io.praetor.http.internal.server;

/**
 * How long a connection may take over what it is doing. Time is counted in ticks of one second, so
 * that a connection needs no timer of its own.
 */
final class Patience {

  /** Length of a tick. */
  static final int TICK_MILLIS = 1_000;

  /** What a connection is doing, and for how many ticks it may. */
  enum Phase {
    /** Nothing; kept alive for the next request. */
    IDLE(300),
    /** A head is arriving; a slow one holds a place that others need. */
    HEAD(15),
    /** A body is arriving; counted from the last bytes. */
    BODY(30),
    /** The agent's turn; a blocking query may take long. */
    ANSWER(Integer.MAX_VALUE),
    /** The client reads; counted from the last bytes that it took. */
    SENDING(60),
    /** Refused; what still comes is thrown away. */
    DISCARD(5);

    private final int ticks;

    Phase(int ticks) {
      this.ticks = ticks;
    }
  }

  private Phase phase = Phase.IDLE;
  private int since;
  private long unsent;

  void begin(Phase begun, int tick) {
    phase = begun;
    since = tick;
  }

  /** Bytes are progress in a body, but a head has to be complete in time. */
  void bytesArrived(int tick) {
    if (phase == Phase.IDLE) {
      begin(Phase.HEAD, tick);
    } else if (phase == Phase.BODY) {
      since = tick;
    }
  }

  /** A client that reads slowly is no idle one as long as it reads at all. */
  void unsent(long bytes, int tick) {
    if (phase == Phase.SENDING && bytes != unsent) {
      since = tick;
    }
    unsent = bytes;
  }

  /** The client has read what it was sent. */
  void sent(int tick) {
    if (phase == Phase.SENDING) {
      begin(Phase.IDLE, tick);
    }
  }

  boolean isOver(int tick) {
    return tick - since > phase.ticks;
  }
}
