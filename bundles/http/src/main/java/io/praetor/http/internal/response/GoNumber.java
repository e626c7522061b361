package io.praetor.http.internal.response;

import java.math.BigDecimal;

/**
 * Fractions as Consul's JSON has them: plain digits, but an exponent for the very small and large.
 */
final class GoNumber {

  /** Go's encoding/json writes an exponent below and from here. */
  private static final double SMALLEST_PLAIN = 1e-6;

  private static final double SMALLEST_LARGE = 1e21;

  private GoNumber() {}

  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size >= SMALLEST_PLAIN && size < SMALLEST_LARGE) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    long exponent = (long) digits.length() - 1 - exact.scale();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}
