package io.praetor.format.go;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** Durations as Go writes and reads them, {@code 1h2m3.5s}; in nanoseconds. */
public final class GoDuration {

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private static final Map<String, Long> UNITS =
      Map.of(
          "ns",
          1L,
          "us",
          1_000L,
          "µs",
          1_000L,
          "μs",
          1_000L,
          "ms",
          1_000_000L,
          "s",
          SECOND,
          "m",
          MINUTE,
          "h",
          HOUR);

  /** Longer than any duration that means something. */
  private static final int MAX_LENGTH = 64;

  private GoDuration() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException with Go's words when the text is none
   */
  public static long parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return 0;
    }
    if (rest.isEmpty() || rest.length() > MAX_LENGTH) {
      throw invalid("invalid duration", text);
    }
    BigDecimal sum = BigDecimal.ZERO;
    while (!rest.isEmpty()) {
      int number = lengthOf(rest, true);
      int unit = lengthOf(rest.substring(number), false);
      String digits = rest.substring(0, number);
      if (digits.isEmpty()
          || digits.equals(".")
          || digits.indexOf('.') != digits.lastIndexOf('.')) {
        throw invalid("invalid duration", text);
      }
      if (unit == 0) {
        throw invalid("missing unit in duration", text);
      }
      String name = rest.substring(number, number + unit);
      if (!UNITS.containsKey(name)) {
        throw new IllegalArgumentException(
            "time: unknown unit " + GoText.quoted(name) + " in duration " + GoText.quoted(text));
      }
      sum = sum.add(new BigDecimal(digits).multiply(BigDecimal.valueOf(UNITS.get(name))));
      rest = rest.substring(number + unit);
    }
    BigInteger nanos = negative ? sum.toBigInteger().negate() : sum.toBigInteger();
    if (nanos.bitLength() >= Long.SIZE) {
      throw invalid("invalid duration", text);
    }
    return nanos.longValue();
  }

  /** Writes a duration. */
  public static String text(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    if (nanos == Long.MIN_VALUE) {
      return "-2562047h47m16.854775808s";
    }
    String sign = nanos < 0 ? "-" : "";
    long rest = Math.abs(nanos);
    if (rest < 1_000) {
      return sign + rest + "ns";
    }
    if (rest < SECOND) {
      boolean micros = rest < 1_000_000;
      return sign + fraction(rest, micros ? 1_000 : 1_000_000) + (micros ? "µs" : "ms");
    }
    StringBuilder text = new StringBuilder(sign);
    if (rest >= HOUR) {
      text.append(rest / HOUR).append('h');
    }
    if (rest >= MINUTE) {
      text.append(rest % HOUR / MINUTE).append('m');
    }
    return text.append(fraction(rest % MINUTE, SECOND)).append('s').toString();
  }

  private static String fraction(long value, long unit) {
    return BigDecimal.valueOf(value)
        .divide(BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static int lengthOf(String text, boolean ofNumber) {
    int length = 0;
    while (length < text.length() && isOfNumber(text.charAt(length)) == ofNumber) {
      length++;
    }
    return length;
  }

  private static boolean isOfNumber(char character) {
    return character == '.' || (character >= '0' && character <= '9');
  }

  private static IllegalArgumentException invalid(String problem, String text) {
    return new IllegalArgumentException("time: " + problem + " " + GoText.quoted(text));
  }
}
