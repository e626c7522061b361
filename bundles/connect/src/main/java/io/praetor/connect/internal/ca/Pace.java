package io.praetor.connect.internal.ca;

import java.util.function.LongSupplier;

/**
 * Lets so many through a second. Those who come together are let through as long as none of them
 * would have had to wait for more than half a second, one after the other; so nobody waits at all.
 */
final class Pace {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PATIENCE_NANOS = NANOS_PER_SECOND / 2;

  private final LongSupplier nanoClock;
  private long lastNanos;
  private double owedNanos;

  Pace(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.lastNanos = nanoClock.getAsLong();
  }

  /** Whether one more may pass. */
  synchronized boolean admit(double perSecond) {
    long now = nanoClock.getAsLong();
    owedNanos = Math.max(0, owedNanos - (now - lastNanos));
    lastNanos = now;
    if (owedNanos > PATIENCE_NANOS) {
      return false;
    }
    owedNanos += NANOS_PER_SECOND / perSecond;
    return true;
  }
}
