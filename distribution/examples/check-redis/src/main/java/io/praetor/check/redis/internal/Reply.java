package io.praetor.check.redis.internal;

import java.nio.charset.StandardCharsets;

/**
 * What a server answers, as far as a check needs it: a line, or of an array its first element.
 *
 * @param text without the marks of the protocol
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
record Reply(Kind kind, String text) {

  /** How a server may answer. */
  enum Kind {
    /** A word or a text. */
    TEXT,
    /** A refusal, which begins with its code. */
    ERROR
  }

  /** A server that says more than this in one element has something else in mind. */
  static final int BYTES_MAX = 512;

  private static final String END = "\r\n";

  /**
   * Reads an answer from its beginning.
   *
   * @param length how many of the bytes have come so far
   * @return null while there is not enough of it
   */
  static Reply read(byte[] bytes, int length) throws NotRedisException {
    return read(new String(bytes, 0, length, StandardCharsets.ISO_8859_1), 0);
  }

  private static Reply read(String text, int from) throws NotRedisException {
    if (from == text.length()) {
      return null;
    }
    char mark = text.charAt(from);
    if ("+-$*".indexOf(mark) < 0) {
      throw new NotRedisException();
    }
    int end = text.indexOf(END, from);
    if (end < 0) {
      return more(text.length() - from);
    }
    String line = text.substring(from + 1, end);
    return switch (mark) {
      case '+' -> new Reply(Kind.TEXT, line);
      case '-' -> new Reply(Kind.ERROR, line);
      case '$' -> bulk(text, end + END.length(), number(line));
      default -> array(text, end + END.length(), number(line));
    };
  }

  private static Reply array(String text, int from, int count) throws NotRedisException {
    if (count == 0 || from < text.length() && text.charAt(from) == '*') {
      throw new NotRedisException(); // nothing that a check asks for is answered like that
    }
    return read(text, from);
  }

  private static Reply bulk(String text, int from, int length) throws NotRedisException {
    if (text.length() - from < length + END.length()) {
      return null;
    }
    if (!text.startsWith(END, from + length)) {
      throw new NotRedisException();
    }
    return new Reply(Kind.TEXT, text.substring(from, from + length));
  }

  private static Reply more(int length) throws NotRedisException {
    if (length > BYTES_MAX) {
      throw new NotRedisException();
    }
    return null;
  }

  private static int number(String digits) throws NotRedisException {
    try {
      int number = Integer.parseInt(digits);
      if (number >= 0 && number <= BYTES_MAX) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      throw new NotRedisException();
    }
    throw new NotRedisException();
  }
}
