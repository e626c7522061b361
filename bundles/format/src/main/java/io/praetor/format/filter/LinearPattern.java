package io.praetor.format.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * A regular expression in Go's dialect, of which a match may be anywhere. Time is linear in the
 * text, and what compiling may cost is bounded: repetitions within repetitions count together,
 * which RE2/J leaves out.
 */
public final class LinearPattern {

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
    Pattern pattern = pattern(expression);
    return text -> pattern.matcher(text).find();
  }

  /**
   * The first match in a text, and what its groups hold, empty for those that took no part; nothing
   * when there is no match.
   *
   * @throws IllegalArgumentException with the reason, when it is no regular expression
   */
  public static Function<String, List<String>> groups(String expression) {
    Pattern pattern = pattern(expression);
    return text -> groups(pattern.matcher(text));
  }

  private static List<String> groups(com.google.re2j.Matcher matcher) {
    List<String> groups = new ArrayList<>();
    if (matcher.find()) {
      for (int i = 0; i <= matcher.groupCount(); i++) {
        groups.add(matcher.group(i) == null ? "" : matcher.group(i));
      }
    }
    return groups;
  }

  private static Pattern pattern(String expression) {
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
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
