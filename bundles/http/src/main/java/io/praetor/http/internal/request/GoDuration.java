package io.praetor.http.internal.request;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntPredicate;

/** Durations as Go writes them: {@code 1m30s}, {@code 250ms}, {@code 1.5h}. */
final class GoDuration {

  private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int MAX_LENGTH = 64;
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private final String text;
  private int at;

  private GoDuration(String text) {
    this.text = text;
  }

  /** The duration, or null when this is none. */
  static Duration parse(String text) {
    return text.length() > MAX_LENGTH ? null : new GoDuration(text).parse();
  }

  private Duration parse() {
    boolean negative = text.startsWith("-");
    at = negative || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return Duration.ZERO;
    }
    if (at == text.length()) {
      return null;
    }
    BigDecimal nanos = BigDecimal.ZERO;
    while (at < text.length()) {
      BigDecimal part = part();
      if (part == null) {
        return null;
      }
      nanos = nanos.add(part);
    }
    if (nanos.compareTo(MAX_NANOS) > 0) {
      return null;
    }
    return Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue());
  }

  private BigDecimal part() {
    String number = span(c -> (c >= '0' && c <= '9') || c == '.');
    Long unit = UNITS.get(span(c -> (c < '0' || c > '9') && c != '.'));
    if (unit == null || number.isEmpty() || number.equals(".")) {
      return null;
    }
    if (number.indexOf('.') != number.lastIndexOf('.')) {
      return null;
    }
    return new BigDecimal(number.startsWith(".") ? "0" + number : number)
        .multiply(BigDecimal.valueOf(unit));
  }

  private String span(IntPredicate belongs) {
    int start = at;
    while (at < text.length() && belongs.test(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }
}
