package io.praetor.format.filter;

import io.praetor.format.filter.Expression.Match;
import io.praetor.format.go.GoNumbers;
import io.praetor.format.go.GoText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** One selector: makes a comparison the predicate of the object that has the selected value. */
@FunctionalInterface
interface Field<T> {

  /**
   * The predicate of a comparison.
   *
   * @param steps of its selector that led here
   * @throws IllegalArgumentException with the reason, when it cannot be asked of this value
   */
  Predicate<T> test(Match match, int steps);

  static <T> Field<T> text(Function<T, String> get) {
    return (match, steps) -> {
      last(match, steps);
      String wanted = match.value();
      return signed(
          match,
          switch (match.operator().positive()) {
            case EQUAL -> object -> text(get.apply(object)).equals(wanted);
            case IN -> object -> text(get.apply(object)).contains(wanted);
            case MATCHES -> {
              Predicate<String> pattern = pattern(wanted);
              yield object -> pattern.test(text(get.apply(object)));
            }
            default -> throw unfit(match, steps);
          });
    };
  }

  static <T> Field<T> number(ToLongFunction<T> get) {
    return (match, steps) -> {
      last(match, steps);
      equality(match, steps);
      long wanted = coerced(match, steps, GoNumbers::whole);
      return signed(match, object -> get.applyAsLong(object) == wanted);
    };
  }

  static <T> Field<T> flag(Predicate<T> get) {
    return (match, steps) -> {
      last(match, steps);
      equality(match, steps);
      boolean wanted = coerced(match, steps, GoNumbers::truth);
      return signed(match, object -> get.test(object) == wanted);
    };
  }

  static <T> Field<T> texts(Function<T, List<String>> get) {
    return (match, steps) -> {
      last(match, steps);
      String wanted = match.value();
      return signed(
          match,
          switch (match.operator().positive()) {
            case IN -> object -> list(get.apply(object)).contains(wanted);
            case IS_EMPTY -> object -> list(get.apply(object)).isEmpty();
            default -> throw unfit(match, steps);
          });
    };
  }

  static <T, V> Field<T> object(Function<T, V> get, Selectors<V> selectors) {
    return (match, steps) -> {
      if (steps == match.selector().size()) {
        throw unfit(match, steps);
      }
      Predicate<V> test = selectors.test(match, steps);
      boolean ofNothing = match.operator().ofNothing();
      return object -> {
        V value = get.apply(object);
        return value == null ? ofNothing : test.test(value);
      };
    };
  }

  static <T, V> Field<T> list(Function<T, List<V>> get, Selectors<V> selectors) {
    return (match, steps) -> {
      if (steps == match.selector().size()) {
        emptiness(match, steps);
        return signed(match, object -> list(get.apply(object)).isEmpty());
      }
      Predicate<V> test = selectors.test(match, steps);
      return object -> {
        for (V element : list(get.apply(object))) {
          if (test.test(element)) {
            return true;
          }
        }
        return false;
      };
    };
  }

  static <T, V> Field<T> map(Function<T, Map<String, V>> get, Field<V> values) {
    return (match, steps) -> {
      String wanted = match.value();
      if (steps == match.selector().size()) {
        return signed(
            match,
            switch (match.operator().positive()) {
              case IN -> object -> map(get.apply(object)).containsKey(wanted);
              case IS_EMPTY -> object -> map(get.apply(object)).isEmpty();
              default -> throw unfit(match, steps);
            });
      }
      String key = match.selector().get(steps);
      Predicate<V> test = values.test(match, steps + 1);
      boolean ofNothing = match.operator().ofNothing();
      return object -> {
        V value = map(get.apply(object)).get(key);
        return value == null ? ofNothing : test.test(value);
      };
    };
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static <V> List<V> list(List<V> value) {
    return value == null ? List.of() : value;
  }

  private static <V> Map<String, V> map(Map<String, V> value) {
    return value == null ? Map.of() : value;
  }

  private static <T> Predicate<T> signed(Match match, Predicate<T> positive) {
    return match.operator().negative() ? positive.negate() : positive;
  }

  /** Plain values have no parts. */
  private static void last(Match match, int steps) {
    if (steps < match.selector().size()) {
      throw new IllegalArgumentException("Selector " + match.selected(steps + 1) + " is not valid");
    }
  }

  private static void equality(Match match, int steps) {
    if (match.operator().positive() != Operator.EQUAL) {
      throw unfit(match, steps);
    }
  }

  private static void emptiness(Match match, int steps) {
    if (match.operator().positive() != Operator.IS_EMPTY) {
      throw unfit(match, steps);
    }
  }

  private static IllegalArgumentException unfit(Match match, int steps) {
    return new IllegalArgumentException(
        "Invalid match operator "
            + GoText.quoted(match.operator().title())
            + " for selector "
            + match.selected(steps));
  }

  private static <V> V coerced(Match match, int steps, Function<String, V> reader) {
    try {
      return reader.apply(match.value());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Failed to coerce value "
              + GoText.quoted(match.value())
              + " for selector "
              + match.selected(steps)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static Predicate<String> pattern(String expression) {
    try {
      return LinearPattern.compile(expression);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Failed to compile regular expression "
              + GoText.quoted(expression)
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
