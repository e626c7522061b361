package io.praetor.agent.internal.event;

import io.praetor.api.error.InvalidRequestException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameter {@code wait}: a Go duration such as {@code 1m30s} or {@code 250ms}. */
final class WaitTime {

  /** Longest wait, and the one of those who do not say how long. */
  static final long MAX_MILLIS = 600_000;

  private static final Pattern WHOLE = Pattern.compile("([0-9.]{1,18}(ns|us|µs|ms|s|m|h)){1,10}");
  private static final Pattern PART = Pattern.compile("([0-9.]+)(ns|us|µs|ms|s|m|h)");
  private static final Map<String, Double> MILLIS =
      Map.of("ns", 1e-6, "us", 1e-3, "µs", 1e-3, "ms", 1.0, "s", 1e3, "m", 60e3, "h", 3_600e3);

  private WaitTime() {}

  static long millis(String text) {
    if (text.isEmpty()) {
      return MAX_MILLIS;
    }
    if (!WHOLE.matcher(text).matches()) {
      throw new InvalidRequestException("Invalid wait time");
    }
    double millis = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      try {
        millis += Double.parseDouble(part.group(1)) * MILLIS.get(part.group(2));
      } catch (NumberFormatException e) {
        throw new InvalidRequestException("Invalid wait time");
      }
    }
    return millis < 1 ? MAX_MILLIS : (long) Math.min(millis, MAX_MILLIS);
  }
}
