package io.praetor.format.hcl;

/**
 * A quoted HCL string: Go's escapes outside, and {@code ${…}} kept word for word, quotes and
 * newlines inside it included, because templates are not ours to expand.
 */
final class HclString {

  private static final int OCTAL = 8;
  private static final int HEX = 16;

  private final String text;
  private final StringBuilder value = new StringBuilder();
  private int at;
  private final int line;
  private final int column;
  private int newlines;

  /**
   * A string.
   *
   * @param start of what follows the opening quote
   * @param column where that quote stands
   */
  HclString(String text, int start, int line, int column) {
    this.text = text;
    this.at = start;
    this.line = line;
    this.column = column;
  }

  String read() throws HclException {
    int braces = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (braces == 0 && c == '"') {
        return value.toString();
      }
      if (braces == 0 && c == '\n') {
        throw error("literal not terminated");
      }
      if (braces == 0 && c == '\\') {
        escape();
        continue;
      }
      if (c == '\n') {
        newlines++;
      }
      braces = depth(braces, c);
      value.append(c);
    }
    throw error("literal not terminated");
  }

  int end() {
    return at;
  }

  int line() {
    return line + newlines;
  }

  private int depth(int braces, char c) {
    if (braces == 0) {
      boolean opens = c == '{' && at > 1 && text.charAt(at - 2) == '$';
      return opens ? 1 : 0;
    }
    if (c == '{') {
      return braces + 1;
    }
    return c == '}' ? braces - 1 : braces;
  }

  private void escape() throws HclException {
    if (at >= text.length()) {
      throw error("literal not terminated");
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'v' -> value.append('\u000b');
      case '\\', '"' -> value.append(c);
      case 'x' -> code(2, HEX);
      case 'u' -> code(4, HEX);
      case 'U' -> code(8, HEX);
      default -> octal(c);
    }
  }

  private void octal(char c) throws HclException {
    if (c < '0' || c > '7') {
      throw error("illegal char escape");
    }
    at--;
    code(3, OCTAL);
  }

  private void code(int digits, int radix) throws HclException {
    String number = text.substring(at, Math.min(at + digits, text.length()));
    try {
      int point = Integer.parseInt(number, radix);
      if (number.length() < digits || !Character.isValidCodePoint(point)) {
        throw error("illegal char escape");
      }
      value.appendCodePoint(point);
      at += digits;
    } catch (NumberFormatException e) {
      throw new HclException(line(), column, "illegal char escape", e);
    }
  }

  private HclException error(String message) {
    return new HclException(line(), column, message);
  }
}
