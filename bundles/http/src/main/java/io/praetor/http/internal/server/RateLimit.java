package io.praetor.http.internal.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many a second on average, and ten times as many at once after a quiet time. The generic cell
 * rate algorithm (ITU-T I.371): one number, no timer, no lock. Thread-safe.
 */
final class RateLimit {

  /** Seconds' worth that may come at once. */
  private static final int BURST_SECONDS = 10;

  private final double intervalNanos;
  private final double toleranceNanos;

  /** When the next would be due if all came evenly. */
  private final AtomicLong dueNanos;

  /**
   * @param perSecond 0 lets nothing through, less than 0 everything
   */
  RateLimit(double perSecond, long nowNanos) {
    double second = TimeUnit.SECONDS.toNanos(1);
    intervalNanos = perSecond < 0 ? 0 : second / perSecond;
    double burst = Math.max(1, perSecond * BURST_SECONDS);
    toleranceNanos = (burst - 1) * intervalNanos;
    dueNanos = new AtomicLong(nowNanos);
  }

  /** Whether one more may come now. */
  boolean admits(long nowNanos) {
    if (intervalNanos == 0) {
      return true;
    }
    if (Double.isInfinite(intervalNanos)) {
      return false;
    }
    while (true) {
      long due = dueNanos.get();
      long early = due - nowNanos;
      if (early > toleranceNanos) {
        return false;
      }
      long next = Math.max(early, 0) + nowNanos + (long) intervalNanos;
      if (dueNanos.compareAndSet(due, next)) {
        return true;
      }
    }
  }
}
