package io.praetor.state.internal.durable;

import java.time.Duration;

/**
 * When a checkpoint is made.
 *
 * @param interval longest time between two while there are changes
 * @param changes changed rows that make one at once
 */
public record CheckpointPolicy(Duration interval, int changes) {

  private static final long FIRST_RETRY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LAST_RETRY_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MAX_DOUBLINGS = 6;

  /** How long to leave the engine alone after failures in a row: 1 s, doubled up to a minute. */
  static long retryNanos(int failures) {
    long pause = FIRST_RETRY_NANOS << Math.min(failures - 1, MAX_DOUBLINGS);
    return Math.min(pause, LAST_RETRY_NANOS);
  }
}
