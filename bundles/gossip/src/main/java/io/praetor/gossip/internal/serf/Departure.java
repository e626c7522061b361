package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.swim.SwimEvent;
import java.util.concurrent.TimeUnit;

/**
 * Leaving, step by step: say that one leaves, give the word time to go out; stop answering as a
 * member; stay reachable for a while, so that nobody who has not heard takes this for a failure.
 */
final class Departure {

  /** Longest time that a word may take to go out, whatever the size of the pool. */
  static final long BROADCAST_MAX_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final long propagateNanos;
  private final Outbox out;
  private final Runnable left;
  private Phase phase = Phase.STAYING;
  private long broadcastNanos;
  private long deadlineNanos;

  /**
   * Nothing yet.
   *
   * @param left is run once this member is no member any more
   */
  Departure(long propagateNanos, Outbox out, Runnable left) {
    this.propagateNanos = propagateNanos;
    this.out = out;
    this.left = left;
  }

  boolean isStaying() {
    return phase == Phase.STAYING;
  }

  /** From now on this member no longer says that it stays. */
  void prepare() {
    phase = Phase.PREPARING;
  }

  /**
   * The word has been given to the layer below.
   *
   * @param wordNanos how long it takes to go out; 0 when there is nobody to tell
   */
  void begin(long wordNanos, long nowNanos) {
    phase = Phase.TELLING;
    broadcastNanos = Math.min(wordNanos, BROADCAST_MAX_NANOS);
    deadlineNanos = nowNanos + broadcastNanos;
    tick(nowNanos);
  }

  void tick(long nowNanos) {
    if (phase == Phase.TELLING && nowNanos - deadlineNanos >= 0) {
      phase = Phase.LEAVING;
      out.below(new SwimEvent.Leave());
      // With nobody to tell there is nobody who could mistake it, either.
      long spread = broadcastNanos == 0 ? 0 : Math.max(broadcastNanos, propagateNanos);
      deadlineNanos = nowNanos + spread;
    }
    if (phase == Phase.LEAVING && nowNanos - deadlineNanos >= 0) {
      phase = Phase.LEFT;
      left.run();
      out.add(new SerfEffect.Departed());
    }
  }

  /** When the next step is due; the far future when none is. */
  long nextDeadline(long nowNanos) {
    return phase == Phase.TELLING || phase == Phase.LEAVING
        ? deadlineNanos
        : nowNanos + Long.MAX_VALUE / 2;
  }

  private enum Phase {
    STAYING,
    PREPARING,
    TELLING,
    LEAVING,
    LEFT
  }
}
