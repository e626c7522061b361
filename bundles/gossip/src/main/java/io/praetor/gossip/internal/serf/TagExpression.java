package io.praetor.gossip.internal.serf;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;

/**
 * The regular expression of a question about tags. It comes from another member and is matched on
 * the thread that answers probes, so it is matched in linear time, by the rules of Go: Java's own
 * expressions can try for ever, and without looking at a single character.
 */
final class TagExpression {

  /** The time for a match grows with the expression. */
  static final int CHARS_MAX = 256;

  /** All counts multiplied, as those of nested repetitions are. RE2 itself bounds it by this. */
  static final long REPETITIONS_MAX = 1_000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(?:\\d+,)?(\\d{1,9})");

  private TagExpression() {}

  /** Whether the expression is one and is found in the text. */
  static boolean isFoundIn(String text, String expression) {
    if (expression.length() > CHARS_MAX || repetitions(expression) > REPETITIONS_MAX) {
      return false;
    }
    try {
      return Pattern.compile(expression).matcher(text).find();
    } catch (PatternSyntaxException e) {
      // Serf, too, lets nobody pass a filter that it cannot evaluate.
      return false;
    }
  }

  private static long repetitions(String expression) {
    Matcher count = COUNT.matcher(expression);
    long product = 1;
    while (count.find() && product <= REPETITIONS_MAX) {
      product *= Math.max(1, Long.parseLong(count.group(1)));
    }
    return product;
  }
}
