package io.praetor.agent.internal.event;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;

/**
 * The regular expression of an event's filter, by the rules of Go: matched in linear time, and
 * repetitions within repetitions count together, which RE2/J leaves out.
 */
final class EventPattern {

  /** All counts multiplied, as those of nested repetitions are. */
  private static final long REPETITIONS_MAX = 1_000;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(?:\\d{1,9},)?(\\d{1,9})");

  private EventPattern() {}

  /** The compiled expression; its length is bounded by that of events. */
  static Pattern compile(String expression) {
    Matcher count = COUNT.matcher(expression);
    long product = 1;
    while (count.find()) {
      product *= Math.max(1, Long.parseLong(count.group(1)));
      if (product > REPETITIONS_MAX) {
        throw new PatternSyntaxException("invalid repeat count", expression);
      }
    }
    return Pattern.compile(expression);
  }
}
