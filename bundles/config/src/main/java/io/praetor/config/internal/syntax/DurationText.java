package io.praetor.config.internal.syntax;

import io.praetor.format.go.GoDuration;
import java.time.Duration;

/** Durations as configuration files write them: {@code 1h30m}, {@code 1.5s}, {@code -200ms}. */
public final class DurationText {

  private DurationText() {}

  /** As Go prints it: {@code 1h30m0s}, {@code 200ms}, {@code 0s}. */
  public static String text(Duration duration) {
    return GoDuration.text(duration.toNanos());
  }

  /** Reads a duration; the error text is the one Go gives. */
  public static Duration parse(String text) throws ConfigurationException {
    try {
      return Duration.ofNanos(GoDuration.parse(text));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage());
    }
  }
}
