package io.praetor.gossip.internal.serf;

import io.praetor.api.gossip.MemberStatus;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When members that are gone are forgotten. A failed one may say itself how long others are to wait
 * for it, in its tag {@code rc_tm}.
 */
final class Reaping implements MemberTable.ReapRule {

  static final String TIMEOUT_TAG = "rc_tm";

  /** A Go duration is parts of a number and a unit; longer texts are no durations. */
  private static final int DURATION_CHARS_MAX = 64;

  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?(?:h|m|s|ms|us|ns))+");
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|us|ns|h|m|s)");

  private final long failedNanos;
  private final long leftNanos;

  Reaping(long failedNanos, long leftNanos) {
    this.failedNanos = failedNanos;
    this.leftNanos = leftNanos;
  }

  @Override
  public boolean isOver(MemberEntry member, long nowNanos) {
    if (member.is(MemberStatus.FAILED)) {
      return member.goneForNanos(nowNanos) > timeout(member.tags().get(TIMEOUT_TAG), failedNanos);
    }
    return member.is(MemberStatus.LEFT)
        && member.goneForNanos(nowNanos) > timeout(member.tags().get(TIMEOUT_TAG), leftNanos);
  }

  /** The duration, or the usual one when it is absent, zero or no duration. */
  static long timeout(String text, long usualNanos) {
    if (text == null || text.length() > DURATION_CHARS_MAX || !DURATION.matcher(text).matches()) {
      return usualNanos;
    }
    double nanos = 0;
    for (Matcher part = PART.matcher(text); part.find(); ) {
      nanos += Double.parseDouble(part.group(1)) * unitNanos(part.group(2));
    }
    return nanos >= 1 ? (long) nanos : usualNanos;
  }

  private static long unitNanos(String unit) {
    return switch (unit) {
      case "h" -> TimeUnit.HOURS.toNanos(1);
      case "m" -> TimeUnit.MINUTES.toNanos(1);
      case "s" -> TimeUnit.SECONDS.toNanos(1);
      case "ms" -> TimeUnit.MILLISECONDS.toNanos(1);
      case "us" -> TimeUnit.MICROSECONDS.toNanos(1);
      default -> 1;
    };
  }
}
