package io.praetor.cli.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The lines of an HTTP message, and what follows them. */
final class HttpLines {

  private static final int MAX_LINE_BYTES = 64 * 1024;
  private static final int SHOWN_CHARS = 80;

  private final InputStream in;

  HttpLines(InputStream in) {
    this.in = in;
  }

  /** What comes after the last line that was read. */
  InputStream rest() {
    return in;
  }

  /** The next line, without its end. */
  String next() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException(line.isEmpty() ? "EOF" : "unexpected EOF");
      }
      if (line.length() == MAX_LINE_BYTES) {
        throw new IOException("HTTP line too long");
      }
      line.append((char) c);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }

  /** A number that is not negative. */
  static int number(String digits, int radix) throws IOException {
    try {
      int value = Integer.parseInt(digits, radix);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException notDigits) {
      throw new IOException("malformed HTTP number \"" + printable(digits) + "\"", notDigits);
    }
    throw new IOException("malformed HTTP number \"" + printable(digits) + "\"");
  }

  /** The beginning of a text, fit for a terminal. */
  static String printable(String text) {
    String start = text.length() > SHOWN_CHARS ? text.substring(0, SHOWN_CHARS) + "..." : text;
    return start.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
