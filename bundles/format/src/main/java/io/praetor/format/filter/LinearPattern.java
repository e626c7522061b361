package io.praetor.format.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * A regular expression in Go's dialect, of which a match may be anywhere. Time is linear in the
 * text, and what compiling may cost is bounded: repetitions within repetitions count together,
 * which RE2/J leaves out.
 */
final class LinearPattern {

  /** All counts multiplied, as those of nested repetitions are. */
  private static final long REPETITIONS_MAX = 1_000;

  /** Characters: each may open a level of the compiler's recursion. */
  private static final int LENGTH_MAX = 1_024;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(?:\\d{1,9},)?(\\d{1,9})");

  private LinearPattern() {}

  /**
   * Whether a text has a match.
   *
   * @throws IllegalArgumentException with the reason, when it is no regular expression
   */
  static Predicate<String> compile(String expression) {
    if (expression.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "error parsing regexp: longer than " + LENGTH_MAX + " characters");
    }
    Matcher count = COUNT.matcher(expression);
    long product = 1;
    while (count.find()) {
      product *= Math.max(1, Long.parseLong(count.group(1)));
      if (product > REPETITIONS_MAX) {
        throw new IllegalArgumentException(
            "error parsing regexp: invalid repeat count: `" + count.group() + "}`");
      }
    }
    try {
      Pattern pattern = Pattern.compile(expression);
      return text -> pattern.matcher(text).find();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
