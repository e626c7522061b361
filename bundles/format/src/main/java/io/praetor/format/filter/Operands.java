package io.praetor.format.filter;

import io.praetor.format.go.GoText;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands on the two sides of an operator: selectors and values. */
final class Operands {

  private final Scanner in;

  Operands(Scanner in) {
    this.in = in;
  }

  /** The steps of a name; null when there is none. */
  List<String> selector() {
    String first = identifier();
    if (first == null) {
      return null;
    }
    List<String> steps = new ArrayList<>(List.of(first));
    String step = step();
    while (step != null) {
      steps.add(step);
      step = step();
    }
    return steps;
  }

  private String step() {
    int start = in.at();
    if (in.literal(".")) {
      String name = identifier();
      if (name != null) {
        return name;
      }
    }
    in.back(start);
    String key = in.literal("[") ? key() : null;
    if (key == null) {
      in.back(start);
    }
    return key;
  }

  private String key() {
    in.blank();
    int inside = in.at();
    String key = string();
    if (key == null) {
      in.fault(inside, "index", "Invalid index");
      return null;
    }
    in.blank();
    if (!in.literal("]")) {
      in.fault(in.at(), "index", "Unclosed index expression");
      return null;
    }
    return key;
  }

  private String identifier() {
    int start = in.at();
    if (!in.one(Scanner.LETTER)) {
      return null;
    }
    while (in.one(Scanner.WORD)) {}
    return in.since(start);
  }

  /** What is compared with: quoted or not; null when there is none. */
  String value() {
    int start = in.at();
    List<String> selector = selector();
    if (selector != null) {
      return String.join(".", selector);
    }
    String number = number();
    if (number != null) {
      return number;
    }
    in.back(start);
    return string();
  }

  private String number() {
    int start = in.at();
    in.literal("-");
    if (!in.literal("0")) {
      if (!in.one(Scanner.FIRST_DIGIT)) {
        return null;
      }
      while (in.one(Scanner.DIGIT)) {}
    }
    int whole = in.at();
    if (!(in.literal(".") && in.some(Scanner.DIGIT))) {
      in.back(whole);
    }
    int stop = in.at();
    if (in.blank() || in.end() || in.literal(")")) {
      in.back(stop);
      return in.since(start);
    }
    in.fault(stop, "number", "Invalid number literal");
    return null;
  }

  /** A text in quotes; null with the place unchanged when there is none. */
  private String string() {
    int start = in.at();
    String quote = in.literal("`") ? "`" : in.literal("\"") ? "\"" : null;
    if (quote == null) {
      return null;
    }
    if (!in.until(quote.charAt(0))) {
      in.fault(in.at(), "string", "Unterminated string literal");
      in.back(start);
      return null;
    }
    in.literal(quote);
    try {
      return GoText.unquoted(in.since(start));
    } catch (IllegalArgumentException e) {
      in.fault(start, "string", e.getMessage());
      return "";
    }
  }
}
