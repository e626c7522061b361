package io.praetor.session.internal.http;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes and prints them: {@code 1h30m}, {@code 1.5s}, {@code -200ms}. */
final class GoDuration {

  private static final int MAX_LENGTH = 64;
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)([^0-9.]*)");
  private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", SECOND,
          "m", MINUTE,
          "h", HOUR);

  private GoDuration() {}

  /** The duration in nanoseconds. */
  static long parse(String text) throws MalformedDurationException {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return 0;
    }
    if (text.length() > MAX_LENGTH) {
      throw malformed("invalid duration", text);
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(rest);
    int end = 0;
    while (end < rest.length() && part.find(end) && part.start() == end) {
      nanos = nanos.add(number(part.group(1)).multiply(unit(part.group(2), text)));
      end = part.end();
    }
    if (end == 0 || end < rest.length() || nanos.compareTo(MAX_NANOS) > 0) {
      throw malformed("invalid duration", text);
    }
    return negative ? -nanos.longValue() : nanos.longValue();
  }

  /** A duration of at least a second as Go prints it: {@code 24h0m0s}, {@code 1.5s}. */
  static String text(long nanos) {
    String seconds =
        BigDecimal.valueOf(nanos % MINUTE)
                .divide(BigDecimal.valueOf(SECOND))
                .stripTrailingZeros()
                .toPlainString()
            + "s";
    if (nanos < MINUTE) {
      return seconds;
    }
    return (nanos < HOUR ? "" : nanos / HOUR + "h") + nanos / MINUTE % 60 + "m" + seconds;
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
  }

  private static BigDecimal unit(String unit, String text) throws MalformedDurationException {
    if (unit.isEmpty()) {
      throw malformed("missing unit in duration", text);
    }
    Long nanos = UNITS.get(unit);
    if (nanos == null) {
      throw malformed("unknown unit " + quoted(unit) + " in duration", text);
    }
    return BigDecimal.valueOf(nanos);
  }

  private static MalformedDurationException malformed(String what, String text) {
    return new MalformedDurationException("time: " + what + " " + quoted(text));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
