package io.praetor.format.filter;

import io.praetor.format.filter.Expression.All;
import io.praetor.format.filter.Expression.Any;
import io.praetor.format.filter.Expression.Match;
import io.praetor.format.filter.Expression.Not;
import io.praetor.format.go.GoText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads an expression. The order in which alternatives are tried is Consul's, since refusals list
 * what was tried at the place where no alternative went on; but nothing is read twice where that
 * would take time exponential in the depth.
 */
final class Parser {

  /** Characters; longer than any expression that somebody writes. */
  static final int MAX_LENGTH = 16 * 1024;

  /** Levels of parentheses and negations. */
  static final int MAX_DEPTH = 128;

  private final Scanner in;
  private int depth;

  private Parser(String text) {
    in = new Scanner(text);
  }

  /**
   * The expression of a text.
   *
   * @throws IllegalArgumentException with the reason, when it is none
   */
  static Expression parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "expression has more than the allowed " + MAX_LENGTH + " characters");
    }
    Parser parser = new Parser(text);
    Expression expression = parser.input();
    if (expression == null || !parser.in.faultless()) {
      throw new IllegalArgumentException(parser.in.reason());
    }
    return expression;
  }

  private Expression input() {
    in.blank();
    Expression whole = group();
    if (whole != null) {
      in.blank();
      if (in.end()) {
        return whole;
      }
    }
    in.back(0);
    in.blank();
    Expression expression = any();
    in.blank();
    return expression != null && in.end() ? expression : null;
  }

  private Expression any() {
    return chain(this::all, "or", Any::new);
  }

  private Expression all() {
    return chain(this::not, "and", All::new);
  }

  /** One term, or several with a word between them. */
  private Expression chain(
      Supplier<Expression> term, String word, Function<List<Expression>, Expression> several) {
    Expression first = term.get();
    if (first == null) {
      return null;
    }
    List<Expression> terms = new ArrayList<>(List.of(first));
    int end = in.at();
    while (in.blank() && in.literal(word) && in.blank()) {
      Expression next = term.get();
      if (next == null) {
        break;
      }
      terms.add(next);
      end = in.at();
    }
    in.back(end);
    return terms.size() == 1 ? first : several.apply(terms);
  }

  private Expression not() {
    int start = in.at();
    deeper();
    if (in.literal("not") && in.blank()) {
      Expression term = not();
      if (term != null) {
        depth--;
        return term instanceof Not opposite ? opposite.term() : new Not(term);
      }
    }
    in.back(start);
    Expression term = parenthesized();
    depth--;
    return term;
  }

  private Expression parenthesized() {
    int start = in.at();
    Expression inner = null;
    if (in.literal("(")) {
      in.blank();
      inner = any();
      in.blank();
      if (inner != null && in.literal(")")) {
        return inner;
      }
    }
    int stop = in.at();
    in.back(start);
    Expression match = match();
    if (match == null && inner != null) {
      in.fault(stop, "grouping", "Unmatched parentheses");
    }
    return match;
  }

  /** Parentheses and what is in them. */
  private Expression group() {
    if (!in.literal("(")) {
      return null;
    }
    in.blank();
    Expression inner = any();
    in.blank();
    return inner != null && in.literal(")") ? inner : null;
  }

  private Expression match() {
    int start = in.at();
    Expression match = selectorThenValue();
    if (match == null) {
      in.back(start);
      match = selectorAlone();
    }
    if (match == null) {
      in.back(start);
      match = valueThenSelector();
    }
    if (match == null) {
      in.back(start);
    }
    return match;
  }

  private Expression selectorThenValue() {
    List<String> selector = selector();
    Operator operator = selector == null ? null : comparison();
    String value = operator == null ? null : value();
    return value == null ? null : new Match(selector, operator, value);
  }

  private Expression selectorAlone() {
    List<String> selector = selector();
    if (selector == null) {
      return null;
    }
    if (words("is", "empty")) {
      return new Match(selector, Operator.IS_EMPTY, null);
    }
    return words("is", "not", "empty") ? new Match(selector, Operator.IS_NOT_EMPTY, null) : null;
  }

  private Expression valueThenSelector() {
    String value = value();
    if (value == null) {
      return null;
    }
    Operator operator = containment();
    if (operator == null) {
      return null;
    }
    List<String> selector = selector();
    if (selector == null) {
      in.fault(in.at(), "match", "Invalid selector");
      return null;
    }
    return new Match(selector, operator, value);
  }

  private Operator comparison() {
    if (sign("==")) {
      return Operator.EQUAL;
    }
    if (sign("!=")) {
      return Operator.NOT_EQUAL;
    }
    if (spaced("contains")) {
      return Operator.IN;
    }
    if (spaced("not", "contains")) {
      return Operator.NOT_IN;
    }
    if (spaced("matches")) {
      return Operator.MATCHES;
    }
    return spaced("not", "matches") ? Operator.NOT_MATCHES : null;
  }

  private Operator containment() {
    if (spaced("in")) {
      return Operator.IN;
    }
    return spaced("not", "in") ? Operator.NOT_IN : null;
  }

  /** A sign with or without blanks around it. */
  private boolean sign(String sign) {
    int start = in.at();
    in.blank();
    if (!in.literal(sign)) {
      return in.back(start);
    }
    in.blank();
    return true;
  }

  private boolean spaced(String... words) {
    int start = in.at();
    return (words(words) && in.blank()) || in.back(start);
  }

  /** Words with blanks before each. */
  private boolean words(String... words) {
    int start = in.at();
    for (String word : words) {
      if (!in.blank() || !in.literal(word)) {
        return in.back(start);
      }
    }
    return true;
  }

  private List<String> selector() {
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

  private String value() {
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

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "expression nests deeper than the allowed " + MAX_DEPTH + " levels");
    }
  }
}
