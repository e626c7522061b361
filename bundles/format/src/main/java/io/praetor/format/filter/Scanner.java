package io.praetor.format.filter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text that is read with one character of foresight and taken back where an attempt fails. It
 * remembers what would have been welcome at the furthest place that any attempt came to, which is
 * what refusals name.
 */
final class Scanner {

  static final String BLANK = "[ \\t\\r\\n]";
  static final String LETTER = "[a-zA-Z]";
  static final String WORD = "[a-zA-Z0-9_]";
  static final String DIGIT = "[0-9]";
  static final String FIRST_DIGIT = "[1-9]";

  private static final String END = "EOF";

  private final String text;
  private final Set<String> welcome = new TreeSet<>();
  private final Set<String> faults = new LinkedHashSet<>();
  private int at;
  private int furthest;
  private boolean endWelcome;

  Scanner(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  /** Takes an attempt back; false, as the outcome of the attempt. */
  boolean back(int to) {
    at = to;
    return false;
  }

  String since(int start) {
    return text.substring(start, at);
  }

  boolean literal(String wanted) {
    if (text.startsWith(wanted, at)) {
      at += wanted.length();
      return true;
    }
    missed(quoted(wanted));
    return false;
  }

  /** One character of a class. */
  boolean one(String wanted) {
    if (at < text.length() && belongs(wanted, text.charAt(at))) {
      at++;
      return true;
    }
    missed(wanted);
    return false;
  }

  boolean some(String wanted) {
    if (!one(wanted)) {
      return false;
    }
    while (one(wanted)) {}
    return true;
  }

  boolean blank() {
    return some(BLANK);
  }

  /** Everything before a character, which is not taken; false when it does not come. */
  boolean until(char end) {
    int place = text.indexOf(end, at);
    at = place < 0 ? text.length() : place;
    return place >= 0;
  }

  boolean end() {
    if (at == text.length()) {
      return true;
    }
    reach();
    endWelcome |= at == furthest;
    return false;
  }

  /** Notes a mistake that has a name of its own. */
  void fault(int place, String rule, String problem) {
    faults.add(position(place) + ": rule \"" + rule + "\": " + problem);
  }

  boolean faultless() {
    return faults.isEmpty();
  }

  /** Why the text is refused. */
  String reason() {
    if (!faults.isEmpty()) {
      return String.join("\n", faults);
    }
    String where = furthest == 0 ? "1:1 (0)" : position(furthest);
    return where + ": no match found, expected: " + alternatives();
  }

  static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && belongs(LETTER, text.charAt(0))
        && text.chars().allMatch(character -> belongs(WORD, (char) character));
  }

  private void missed(String wanted) {
    reach();
    if (at == furthest) {
      welcome.add(wanted);
    }
  }

  private void reach() {
    if (at > furthest) {
      furthest = at;
      welcome.clear();
      endWelcome = false;
    }
  }

  private String alternatives() {
    String list = String.join(", ", welcome);
    if (endWelcome) {
      return list.isEmpty() ? END : list + " or " + END;
    }
    int last = list.lastIndexOf(", ");
    return last < 0 ? list : list.substring(0, last) + " or " + list.substring(last + 2);
  }

  /** Line and column in characters, offset in bytes. A line's first column is that of its break. */
  private String position(int place) {
    int line = 1;
    int start = -1;
    for (int i = 0; i <= place && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i;
      }
    }
    int column = start < 0 ? columns(0, place) + 1 : columns(start, place);
    int offset = text.substring(0, place).getBytes(StandardCharsets.UTF_8).length;
    return line + ":" + column + " (" + offset + ")";
  }

  private int columns(int from, int to) {
    return text.codePointCount(from, to);
  }

  private static boolean belongs(String wanted, char character) {
    return switch (wanted) {
      case BLANK -> character == ' ' || character == '\t' || character == '\r' || character == '\n';
      case DIGIT -> character >= '0' && character <= '9';
      case FIRST_DIGIT -> character >= '1' && character <= '9';
      case LETTER -> isLetter(character);
      case WORD -> isLetter(character) || character == '_' || belongs(DIGIT, character);
      default -> throw new IllegalArgumentException("no class of characters: " + wanted);
    };
  }

  private static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static String quoted(String wanted) {
    return wanted.equals("\"") ? "\"\\\"\"" : "\"" + wanted + "\"";
  }
}
