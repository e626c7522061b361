package io.praetor.config.internal.syntax;

import io.praetor.config.internal.syntax.HclToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an HCL 1 document into tokens. */
final class HclScanner {

  private static final char NONE = '\0';

  private final String text;
  private int at;
  private int line = 1;

  HclScanner(String text) {
    this.text = text;
  }

  HclToken next() throws ConfigurationException {
    skipSpace();
    if (at >= text.length()) {
      return new HclToken(Kind.END, null, line);
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> sign(Kind.OPEN_BRACE);
      case '}' -> sign(Kind.CLOSE_BRACE);
      case '[' -> sign(Kind.OPEN_BRACKET);
      case ']' -> sign(Kind.CLOSE_BRACKET);
      case ',' -> sign(Kind.COMMA);
      case '=' -> sign(Kind.ASSIGN);
      case '"' -> string();
      case '<' -> heredoc();
      default -> wordOrNumber(c);
    };
  }

  private HclToken sign(Kind kind) {
    at++;
    return new HclToken(kind, null, line);
  }

  private HclToken wordOrNumber(char first) throws ConfigurationException {
    int start = at;
    if (isDigit(first) || first == '-' || first == '+' || first == '.') {
      at++;
      while (at < text.length() && isNumberPart(at)) {
        at++;
      }
      return new HclToken(Kind.NUMBER, number(text.substring(start, at)), line);
    }
    if (!Character.isLetter(first) && first != '_') {
      throw error("illegal character '" + first + "'");
    }
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return word.equals("true") || word.equals("false")
        ? new HclToken(Kind.BOOL, Boolean.valueOf(word), line)
        : new HclToken(Kind.WORD, word, line);
  }

  private boolean isNumberPart(int index) {
    char c = text.charAt(index);
    boolean signOfExponent =
        (c == '-' || c == '+') && Character.toLowerCase(text.charAt(index - 1)) == 'e';
    return isDigit(c) || Character.isLetter(c) || c == '.' || signOfExponent;
  }

  private Object number(String digits) throws ConfigurationException {
    try {
      boolean fraction = digits.contains(".") || digits.matches("[+-]?\\d+[eE].*");
      return fraction ? (Object) Double.valueOf(plain(digits)) : (Object) Long.decode(digits);
    } catch (NumberFormatException e) {
      throw new ConfigurationException("line " + line + ": invalid number \"" + digits + "\"", e);
    }
  }

  /** Java would read a trailing d or f as a type suffix. */
  private static String plain(String digits) {
    if (!digits.matches("[-+.0-9eE]+")) {
      throw new NumberFormatException(digits);
    }
    return digits;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private HclToken string() throws ConfigurationException {
    int start = line;
    HclString string = new HclString(text, at + 1, line);
    String value = string.read();
    at = string.end();
    line = string.line();
    return new HclToken(Kind.STRING, value, start);
  }

  /** {@code <<END} up to a line that is only END; {@code <<-END} takes the indent of END away. */
  private HclToken heredoc() throws ConfigurationException {
    int start = line;
    int newline = text.indexOf('\n', at);
    if (!text.startsWith("<<", at) || newline < 0) {
      throw error("illegal character '<'");
    }
    boolean indented = text.startsWith("<<-", at);
    String anchor = text.substring(at + (indented ? 3 : 2), newline).strip();
    if (anchor.isEmpty()) {
      throw error("heredoc without an anchor");
    }
    List<String> rows = new ArrayList<>();
    at = newline + 1;
    line++;
    while (at < text.length()) {
      int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
      String row = text.substring(at, end);
      if (row.strip().equals(anchor)) {
        at = end;
        String indent = indented ? row.substring(0, row.indexOf(anchor)) : "";
        return new HclToken(Kind.STRING, unindented(rows, indent), start);
      }
      rows.add(row);
      at = Math.min(end + 1, text.length());
      line++;
    }
    throw new ConfigurationException("line " + start + ": heredoc not terminated");
  }

  /** The indent of the closing anchor comes off, but only if every line has it. */
  private static String unindented(List<String> rows, String indent) {
    boolean common = rows.stream().allMatch(row -> row.startsWith(indent));
    StringBuilder body = new StringBuilder();
    for (String row : rows) {
      body.append(common ? row.substring(indent.length()) : row).append('\n');
    }
    return body.toString();
  }

  private void skipSpace() throws ConfigurationException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        at++;
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\ufeff') {
        at++;
      } else if (c == '#' || (c == '/' && peek() == '/')) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '/' && peek() == '*') {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  private void skipBlockComment() throws ConfigurationException {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw error("comment not terminated");
    }
    line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
    at = end + 2;
  }

  private char peek() {
    return at + 1 < text.length() ? text.charAt(at + 1) : NONE;
  }

  private ConfigurationException error(String message) {
    return new ConfigurationException("line " + line + ": " + message);
  }
}
