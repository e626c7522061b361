package io.praetor.format.go;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads one literal of a text. Escapes name bytes or characters, so the outcome grows as bytes. */
final class Unquoting {

  private static final int OCTAL_DIGITS = 3;
  private static final int BYTE_DIGITS = 2;
  private static final int SHORT_DIGITS = 4;
  private static final int LONG_DIGITS = 8;
  private static final int HEXADECIMAL = 16;
  private static final int OCTAL = 8;
  private static final int BYTE_MAX = 0xFF;

  private final String text;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at;

  private Unquoting(String text) {
    this.text = text;
  }

  static String of(String literal) {
    int last = literal.length() - 1;
    if (last < 1 || literal.charAt(0) != literal.charAt(last)) {
      throw refused();
    }
    String inner = literal.substring(1, last);
    return switch (literal.charAt(0)) {
      case '`' -> raw(inner);
      case '"' -> new Unquoting(inner).text();
      default -> throw refused();
    };
  }

  private static String raw(String inner) {
    if (inner.indexOf('`') >= 0) {
      throw refused();
    }
    return inner.replace("\r", "");
  }

  private String text() {
    if (text.indexOf('\\') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0) {
      return text;
    }
    while (at < text.length()) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (character == '"' || character == '\n') {
        throw refused();
      }
      if (character == '\\') {
        escape();
      } else {
        character(character);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private void escape() {
    if (at == text.length()) {
      throw refused();
    }
    char kind = text.charAt(at++);
    switch (kind) {
      case 'a' -> out.write(0x07);
      case 'b' -> out.write('\b');
      case 'f' -> out.write('\f');
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'v' -> out.write(0x0B);
      case '\\', '"' -> out.write(kind);
      case 'x' -> out.write(number(BYTE_DIGITS, HEXADECIMAL));
      case 'u' -> character(number(SHORT_DIGITS, HEXADECIMAL));
      case 'U' -> character(number(LONG_DIGITS, HEXADECIMAL));
      default -> octal();
    }
  }

  private void octal() {
    at--;
    int value = number(OCTAL_DIGITS, OCTAL);
    if (value > BYTE_MAX) {
      throw refused();
    }
    out.write(value);
  }

  private int number(int digits, int base) {
    if (text.length() - at < digits) {
      throw refused();
    }
    int value = 0;
    for (int end = at + digits; at < end; at++) {
      char character = text.charAt(at);
      int digit = character > '~' ? -1 : Character.digit(character, base);
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        throw refused();
      }
      value = value * base + digit;
    }
    return value;
  }

  private void character(int codePoint) {
    if (!Character.isValidCodePoint(codePoint)) {
      throw refused();
    }
    out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException("invalid syntax");
  }
}
