package io.praetor.config.internal.syntax;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1h30m}, {@code 1.5s}, {@code -200ms}. */
public final class GoDuration {

  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)([^0-9.]*)");
  private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Map<String, Long> NANOS_PER_UNIT =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private GoDuration() {}

  /** As Go prints it: {@code 1h30m0s}, {@code 200ms}, {@code 0s}. */
  public static String text(Duration duration) {
    if (duration.isNegative()) {
      return "-" + text(duration.negated());
    }
    long nanos = duration.toNanos();
    if (nanos != 0 && nanos < NANOS_PER_SECOND) {
      String unit = nanos >= 1_000_000 ? "ms" : nanos >= 1_000 ? "\u00b5s" : "ns";
      return decimal(nanos, NANOS_PER_UNIT.get(unit)) + unit;
    }
    long minutes = duration.toMinutes();
    String seconds = decimal(nanos - minutes * 60 * NANOS_PER_SECOND, NANOS_PER_SECOND) + "s";
    if (minutes == 0) {
      return seconds;
    }
    return (minutes >= 60 ? minutes / 60 + "h" : "") + minutes % 60 + "m" + seconds;
  }

  private static String decimal(long nanos, long unit) {
    return new BigDecimal(nanos).divide(new BigDecimal(unit)).stripTrailingZeros().toPlainString();
  }

  /** Reads a duration; the error text is the one Go gives. */
  public static Duration parse(String text) throws ConfigurationException {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(rest);
    int end = 0;
    while (end < rest.length() && part.find(end) && part.start() == end) {
      nanos = nanos.add(new BigDecimal(decimal(part.group(1))).multiply(unit(part.group(2), text)));
      end = part.end();
    }
    if (end == 0 || end < rest.length() || nanos.compareTo(MAX_NANOS) > 0) {
      throw new ConfigurationException("time: invalid duration \"" + text + "\"");
    }
    return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
  }

  private static String decimal(String digits) {
    return digits.endsWith(".") ? digits + "0" : digits;
  }

  private static BigDecimal unit(String unit, String text) throws ConfigurationException {
    if (unit.isEmpty()) {
      throw new ConfigurationException("time: missing unit in duration \"" + text + "\"");
    }
    Long nanos = NANOS_PER_UNIT.get(unit);
    if (nanos == null) {
      throw new ConfigurationException(
          "time: unknown unit \"" + unit + "\" in duration \"" + text + "\"");
    }
    return BigDecimal.valueOf(nanos);
  }
}
