package io.praetor.format.filter;

import io.praetor.format.go.GoText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a filter says, without knowing of what. Its text reads back as the same. */
sealed interface Expression {

  /** At least one of two or more. */
  record Any(List<Expression> terms) implements Expression {
    @Override
    public String toString() {
      return joined(terms, " or ");
    }
  }

  /** All of two or more. */
  record All(List<Expression> terms) implements Expression {
    @Override
    public String toString() {
      return joined(terms, " and ");
    }
  }

  /** The opposite of something that is no opposite itself. */
  record Not(Expression term) implements Expression {
    @Override
    public String toString() {
      return "not " + grouped(term);
    }
  }

  /**
   * A comparison.
   *
   * @param selector the value's name: its steps from the outermost object
   * @param value what to compare with; null for operators that need none
   */
  record Match(List<String> selector, Operator operator, String value) implements Expression {

    /** The first steps of the selector, as messages show it. */
    String selected(int steps) {
      return GoText.quoted(String.join(".", selector.subList(0, steps)));
    }

    @Override
    public String toString() {
      String name = name();
      return switch (operator) {
        case IN, NOT_IN -> literal(value) + " " + operator.text() + " " + name;
        case IS_EMPTY, IS_NOT_EMPTY -> name + " " + operator.text();
        default -> name + " " + operator.text() + " " + literal(value);
      };
    }

    private String name() {
      StringBuilder name = new StringBuilder(selector.get(0));
      for (String step : selector.subList(1, selector.size())) {
        if (Scanner.isIdentifier(step)) {
          name.append('.').append(step);
        } else {
          name.append('[').append(literal(step)).append(']');
        }
      }
      return name.toString();
    }
  }

  private static String joined(List<Expression> terms, String word) {
    return terms.stream().map(Expression::grouped).collect(Collectors.joining(word));
  }

  private static String grouped(Expression term) {
    return term instanceof Any || term instanceof All ? "(" + term + ")" : term.toString();
  }

  /** Double quotes end a literal even behind a backslash, so they are written by their number. */
  private static String literal(String value) {
    boolean raw = value.indexOf('`') < 0 && value.indexOf('\r') < 0;
    return raw ? "`" + value + "`" : "\"" + escaped(value) + "\"";
  }

  private static String escaped(String value) {
    return Arrays.stream(value.split("\"", -1))
        .map(GoText::quoted)
        .map(quoted -> quoted.substring(1, quoted.length() - 1))
        .collect(Collectors.joining("\\x22"));
  }
}
