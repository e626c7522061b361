package io.praetor.format.filter;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.filter.Expression.All;
import io.praetor.format.filter.Expression.Any;
import io.praetor.format.filter.Expression.Match;
import io.praetor.format.filter.Expression.Not;
import java.util.List;
import java.util.function.Predicate;

/**
 * A request's filter as a predicate. An expression is checked against the selectors and prepared
 * once; evaluating it then costs neither parsing nor allocation. Predicates may be used by any
 * number of threads.
 */
public final class Filter {

  private Filter() {}

  /**
   * What an expression says of objects with these selectors.
   *
   * @param expression as the request has it; empty or null lets everything pass
   * @throws OperationFailedException for an expression that cannot be understood, or that asks for
   *     what the objects do not have
   */
  public static <T> Predicate<T> of(String expression, Selectors<T> selectors) {
    if (expression == null || expression.isEmpty()) {
      return any -> true;
    }
    try {
      return predicate(Parser.parse(expression), selectors);
    } catch (IllegalArgumentException e) {
      throw new OperationFailedException(
          "Failed to create boolean expression evaluator: " + e.getMessage());
    }
  }

  private static <T> Predicate<T> predicate(Expression expression, Selectors<T> selectors) {
    if (expression instanceof Match match) {
      return selectors.test(match, 0);
    }
    if (expression instanceof Not not) {
      return predicate(not.term(), selectors).negate();
    }
    return expression instanceof All all
        ? conjunction(predicates(all.terms(), selectors))
        : conjunction(negated(predicates(((Any) expression).terms(), selectors))).negate();
  }

  private static <T> List<Predicate<T>> predicates(List<Expression> terms, Selectors<T> selectors) {
    return terms.stream().map(term -> predicate(term, selectors)).toList();
  }

  private static <T> List<Predicate<T>> negated(List<Predicate<T>> terms) {
    return terms.stream().map(Predicate::negate).toList();
  }

  private static <T> Predicate<T> conjunction(List<Predicate<T>> terms) {
    return object -> {
      for (Predicate<T> term : terms) {
        if (!term.test(object)) {
          return false;
        }
      }
      return true;
    };
  }
}
