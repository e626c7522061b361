package io.praetor.format.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.praetor.format.filter.Expression.All;
import io.praetor.format.filter.Expression.Any;
import io.praetor.format.filter.Expression.Match;
import io.praetor.format.filter.Expression.Not;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ParserPropertyTest {

  @Property(tries = 1000)
  void shouldReadWhatExpressionsPrint(@ForAll("expressions") Expression expression) {
    assertEquals(expression, Parser.parse(expression.toString()));
  }

  @Property(tries = 1000)
  void shouldReadOrRefuseAnyText(@ForAll String text) {
    readOrRefuse(text);
  }

  @Property(tries = 2000)
  void shouldReadOrRefuseAnySequenceOfWords(@ForAll("words") List<String> words) {
    readOrRefuse(String.join("", words));
  }

  @Property(tries = 500)
  void shouldReadOrRefuseEveryBeginning(@ForAll("expressions") Expression expression) {
    String text = expression.toString();
    for (int end = 0; end < text.length(); end += 1 + text.length() / 50) {
      readOrRefuse(text.substring(0, end));
    }
  }

  private static void readOrRefuse(String text) {
    try {
      Expression expression = Parser.parse(text);
      assertEquals(expression, Parser.parse(expression.toString()));
    } catch (IllegalArgumentException e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of(
            "(",
            ")",
            "not",
            "and",
            "or",
            " ",
            "\n",
            "==",
            "!=",
            "in",
            "is",
            "empty",
            "contains",
            "matches",
            "a",
            "Meta",
            ".",
            "[",
            "]",
            "\"",
            "`",
            "\\",
            "\"x\"",
            "-",
            "0",
            "17",
            "1.5")
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return expressions(3);
  }

  private static Arbitrary<Expression> expressions(int levels) {
    if (levels == 0) {
      return matches();
    }
    Arbitrary<Expression> inner = expressions(levels - 1);
    Arbitrary<List<Expression>> terms = inner.list().ofMinSize(2).ofMaxSize(4);
    return Arbitraries.frequencyOf(
        Tuple.of(2, matches()),
        Tuple.of(1, inner.map(ParserPropertyTest::opposite)),
        Tuple.of(1, terms.map(Any::new)),
        Tuple.of(1, terms.map(All::new)));
  }

  private static Expression opposite(Expression term) {
    return term instanceof Not not ? not.term() : new Not(term);
  }

  /** Nothing is called {@code not}: with a negative operator behind it that reads differently. */
  private static Arbitrary<Expression> matches() {
    Arbitrary<String> steps = Arbitraries.oneOf(Arbitraries.of("zone", "_", "not"), values());
    Arbitrary<List<String>> selectors =
        Combinators.combine(
                Arbitraries.of("Meta", "in", "nota", "is", "a1"), steps.list().ofMaxSize(3))
            .as(ParserPropertyTest::selector);
    return Combinators.combine(selectors, Arbitraries.of(Operator.class), values())
        .as(ParserPropertyTest::match);
  }

  private static List<String> selector(String first, List<String> rest) {
    List<String> steps = new ArrayList<>(List.of(first));
    steps.addAll(rest);
    return steps;
  }

  private static Expression match(List<String> selector, Operator operator, String value) {
    boolean alone = operator.positive() == Operator.IS_EMPTY;
    return new Match(selector, operator, alone ? null : value);
  }

  private static Arbitrary<String> values() {
    return Arbitraries.strings()
        .withChars("ab \"`\\\n\r\täß€0.")
        .withChars('\0', '\u007f')
        .ofMaxLength(8);
  }
}
