package io.praetor.session.internal.http;

import io.praetor.format.go.GoDuration;
import java.time.Duration;

/** The forms in which requests give a lock delay. */
final class LockDelay {

  /** What a session has that does not ask for another. */
  static final long DEFAULT_NANOS = Duration.ofSeconds(15).toNanos();

  /** Smaller numbers are seconds: nobody means nanoseconds by 15. */
  private static final long SECONDS_BELOW = 1_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private LockDelay() {}

  /**
   * The delay in nanoseconds.
   *
   * @param value a duration as text, or a number of seconds or nanoseconds; anything else is none
   * @throws IllegalArgumentException when the text is no duration
   */
  static long nanos(Object value) {
    long given = 0;
    if (value instanceof String text) {
      given = GoDuration.parse(text);
    } else if (value instanceof Number number) {
      given = number.longValue();
    }
    return given < SECONDS_BELOW ? given * NANOS_PER_SECOND : given;
  }
}
