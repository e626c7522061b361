package io.praetor.format.hcl;

import io.praetor.format.hcl.HclToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an HCL 1 document into tokens. */
final class HclScanner {

  private static final char NONE = '\0';

  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;
  private int column = 1;

  HclScanner(String text) {
    this.text = text;
  }

  HclToken next() throws HclException {
    skipSpace();
    column = at - lineStart + 1;
    if (at >= text.length()) {
      return new HclToken(Kind.END, null, line, column + 1); // as HCL itself counts
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
    return new HclToken(kind, null, line, column);
  }

  private HclToken wordOrNumber(char first) throws HclException {
    int start = at;
    if (isDigit(first) || first == '-' || first == '+' || first == '.') {
      at++;
      while (at < text.length() && isNumberPart(at)) {
        at++;
      }
      return new HclToken(Kind.NUMBER, number(text.substring(start, at)), line, column);
    }
    if (!Character.isLetter(first) && first != '_') {
      throw error("illegal character '" + first + "'");
    }
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return word.equals("true") || word.equals("false")
        ? new HclToken(Kind.BOOL, Boolean.valueOf(word), line, column)
        : new HclToken(Kind.WORD, word, line, column);
  }

  private boolean isNumberPart(int index) {
    char c = text.charAt(index);
    boolean signOfExponent =
        (c == '-' || c == '+') && Character.toLowerCase(text.charAt(index - 1)) == 'e';
    return isDigit(c) || Character.isLetter(c) || c == '.' || signOfExponent;
  }

  private Object number(String digits) throws HclException {
    try {
      boolean fraction = digits.contains(".") || digits.matches("[+-]?\\d+[eE].*");
      return fraction ? (Object) Double.valueOf(plain(digits)) : (Object) Long.decode(digits);
    } catch (NumberFormatException e) {
      throw new HclException(line, column, "invalid number \"" + digits + "\"", e);
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

  private HclToken string() throws HclException {
    int start = line;
    HclString string = new HclString(text, at + 1, line, column);
    String value = string.read();
    HclToken token = new HclToken(Kind.STRING, value, start, column);
    at = string.end();
    if (string.line() != line) {
      line = string.line();
      lineStart = text.lastIndexOf('\n', at - 1) + 1;
    }
    return token;
  }

  /** {@code <<END} up to a line that is only END; {@code <<-END} takes the indent of END away. */
  private HclToken heredoc() throws HclException {
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
    newLine(newline + 1);
    while (at < text.length()) {
      int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
      String row = text.substring(at, end);
      if (row.strip().equals(anchor)) {
        at = end;
        String indent = indented ? row.substring(0, row.indexOf(anchor)) : "";
        return new HclToken(Kind.STRING, unindented(rows, indent), start, column);
      }
      rows.add(row);
      newLine(Math.min(end + 1, text.length()));
    }
    throw new HclException(start, column, "heredoc not terminated");
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

  private void skipSpace() throws HclException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        newLine(at + 1);
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

  private void skipBlockComment() throws HclException {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw error("comment not terminated");
    }
    for (int next = text.indexOf('\n', at); next >= 0 && next < end; ) {
      newLine(next + 1);
      next = text.indexOf('\n', at);
    }
    at = end + 2;
  }

  private void newLine(int start) {
    line++;
    at = start;
    lineStart = start;
  }

  private char peek() {
    return at + 1 < text.length() ? text.charAt(at + 1) : NONE;
  }

  private HclException error(String message) {
    return new HclException(line, at - lineStart + 1, message);
  }
}
