package io.praetor.kv.internal.http;

import io.praetor.api.error.InvalidRequestException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a key lives, as clients write durations: {@code 10s}, {@code 1m30s}, {@code 1.5h}. Less
 * than a second would mostly be the time that it takes to notice; more than a day begins anew too
 * often, since lives begin anew with each leader.
 */
final class LifetimeParameter {

  static final long MIN_MILLIS = 1_000;
  static final long MAX_MILLIS = 24 * 60 * 60 * 1_000;

  private static final int MAX_LENGTH = 32;
  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");
  private static final Map<String, BigDecimal> MILLIS =
      Map.of(
          "ms", BigDecimal.ONE,
          "s", BigDecimal.valueOf(1_000),
          "m", BigDecimal.valueOf(60_000),
          "h", BigDecimal.valueOf(3_600_000));

  private LifetimeParameter() {}

  static long millis(String text) {
    BigDecimal millis = sum(text);
    if (millis == null
        || millis.compareTo(BigDecimal.valueOf(MIN_MILLIS)) < 0
        || millis.compareTo(BigDecimal.valueOf(MAX_MILLIS)) > 0) {
      throw new InvalidRequestException(
          "Invalid ttl \"" + text + "\": it must be a duration from 1s to 24h");
    }
    return millis.longValue();
  }

  /** The duration, or null when this is none. */
  private static BigDecimal sum(String text) {
    if (text.length() > MAX_LENGTH) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!part.find(at) || part.start() != at) {
        return null;
      }
      sum = sum.add(new BigDecimal(part.group(1)).multiply(MILLIS.get(part.group(2))));
      at = part.end();
    }
    return sum;
  }

  /** The same the other way. */
  static String text(long millis) {
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }
}
