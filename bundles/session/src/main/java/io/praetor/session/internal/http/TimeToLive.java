package io.praetor.session.internal.http;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoDuration;
import java.time.Duration;

/**
 * How long sessions may ask to live.
 *
 * @param minNanos the shortest time
 */
record TimeToLive(long minNanos) {

  /** The longest time. */
  static final long MAX_NANOS = Duration.ofHours(24).toNanos();

  private static final long NANOS_PER_MILLI = 1_000_000;

  /**
   * A time to live in milliseconds, rounded up: a session never ends before it.
   *
   * @param ttl as it was asked for; empty, like zero, for no end
   */
  long lifeMillis(String ttl) {
    long nanos = ttl.isEmpty() ? 0 : nanos(ttl);
    if (nanos != 0 && (nanos < minNanos || nanos > MAX_NANOS)) {
      throw new OperationFailedException(
          "Invalid Session TTL '"
              + nanos
              + "', must be between ["
              + GoDuration.text(minNanos)
              + "="
              + GoDuration.text(MAX_NANOS)
              + "]");
    }
    return (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
  }

  private static long nanos(String ttl) {
    try {
      return GoDuration.parse(ttl);
    } catch (IllegalArgumentException e) {
      throw new OperationFailedException("Session TTL '" + ttl + "' invalid: " + e.getMessage());
    }
  }
}
