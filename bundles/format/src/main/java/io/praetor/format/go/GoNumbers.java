package io.praetor.format.go;

import java.math.BigInteger;

/** Numbers and truth values in texts, as Go's converters read them when the text says the base. */
public final class GoNumbers {

  private static final int HEXADECIMAL = 16;
  private static final int OCTAL = 8;
  private static final int DECIMAL = 10;
  private static final int BINARY = 2;

  private GoNumbers() {}

  /**
   * A whole number of 64 bits: decimal, or in the base that a prefix names; underscores may stand
   * between digits.
   *
   * @throws IllegalArgumentException in Go's words
   */
  public static long whole(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int base = base(digits);
    int prefix = base == DECIMAL ? 0 : isMarked(digits) ? 2 : 1;
    String plain = plain(digits.substring(prefix), base, prefix > 0);
    if (plain == null) {
      throw refused("ParseInt", text, "invalid syntax");
    }
    BigInteger number = new BigInteger(plain, base);
    BigInteger signed = negative ? number.negate() : number;
    if (signed.bitLength() >= Long.SIZE) {
      throw refused("ParseInt", text, "value out of range");
    }
    return signed.longValue();
  }

  /**
   * A truth value.
   *
   * @throws IllegalArgumentException in Go's words
   */
  public static boolean truth(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw refused("ParseBool", text, "invalid syntax");
    };
  }

  private static int base(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return DECIMAL;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> HEXADECIMAL;
      case 'b', 'B' -> BINARY;
      default -> OCTAL;
    };
  }

  private static boolean isMarked(String digits) {
    return digits.length() > 1 && "xXbBoO".indexOf(digits.charAt(1)) >= 0;
  }

  /** Digits without underscores; null when they are no number. */
  private static String plain(String digits, int base, boolean prefixed) {
    boolean digit = prefixed;
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      char character = digits.charAt(i);
      boolean underscore = character == '_';
      if (underscore ? !digit : character > '~' || Character.digit(character, base) < 0) {
        return null;
      }
      if (!underscore) {
        plain.append(character);
      }
      digit = !underscore;
    }
    return digit && !plain.isEmpty() ? plain.toString() : null;
  }

  private static IllegalArgumentException refused(String converter, String text, String reason) {
    return new IllegalArgumentException(
        "strconv." + converter + ": parsing " + GoText.quoted(text) + ": " + reason);
  }
}
