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
 * once; evaluating it then costs neither parsing nor allocation. Filters may be used by any number
 * of threads; those of equal expressions about the same selectors are equal.
 *
 * @param <T> what is filtered
 */
public final class Filter<T> implements Predicate<T> {

  private final String expression;
  private final Selectors<T> selectors;
  private final Predicate<T> predicate;

  private Filter(String expression, Selectors<T> selectors, Predicate<T> predicate) {
    this.expression = expression;
    this.selectors = selectors;
    this.predicate = predicate;
  }

  /**
   * What an expression says of objects with these selectors.
   *
   * @param expression as the request has it; empty or null lets everything pass
   * @throws OperationFailedException for an expression that cannot be understood, or that asks for
   *     what the objects do not have
   */
  public static <T> Filter<T> of(String expression, Selectors<T> selectors) {
    return of(expression, selectors, "Failed to create boolean expression evaluator: ");
  }

  /**
   * The same where refusals begin otherwise.
   *
   * @param intro of what a refusal says
   */
  public static <T> Filter<T> of(String expression, Selectors<T> selectors, String intro) {
    if (expression == null || expression.isEmpty()) {
      return new Filter<>("", selectors, any -> true);
    }
    try {
      Predicate<T> predicate = predicate(Parser.parse(expression), selectors);
      return new Filter<>(expression, selectors, predicate);
    } catch (IllegalArgumentException e) {
      throw new OperationFailedException(intro + e.getMessage());
    }
  }

  /** Whether everything passes, since nothing is asked. */
  public boolean isEmpty() {
    return expression.isEmpty();
  }

  @Override
  public boolean test(T object) {
    return predicate.test(object);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Filter<?> filter
        && filter.expression.equals(expression)
        && filter.selectors.equals(selectors);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  @Override
  public String toString() {
    return expression;
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
