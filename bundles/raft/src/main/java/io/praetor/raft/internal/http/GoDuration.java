package io.praetor.raft.internal.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes and reads them, in milliseconds: {@code 200ms}, {@code 1m30s}. */
final class GoDuration {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final double NANOS_PER_MILLI = 1e6;

  private static final Pattern PART =
      Pattern.compile("\\G([0-9]*\\.?[0-9]+|[0-9]+\\.)(ns|us|µs|ms|s|m|h)");

  /** Far beyond any setting, and exact in a double. */
  private static final double MILLIS_MAX = 1e15;

  private GoDuration() {}

  static String text(long millis) {
    if (millis == 0) {
      return "0s";
    }
    if (Math.abs(millis) < SECOND) {
      return millis + "ms";
    }
    long whole = Math.abs(millis);
    StringBuilder text = new StringBuilder(millis < 0 ? "-" : "");
    if (whole >= HOUR) {
      text.append(whole / HOUR).append('h');
    }
    if (whole >= MINUTE) {
      text.append(whole % HOUR / MINUTE).append('m');
    }
    long rest = whole % MINUTE;
    text.append(rest / SECOND);
    if (rest % SECOND != 0) {
      text.append(
          String.format("%.3f", rest % SECOND / (double) SECOND)
              .substring(1)
              .replaceAll("0+$", ""));
    }
    return text.append('s').toString();
  }

  /** The milliseconds, or an {@link IllegalArgumentException} with what Go says. */
  static long parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return 0;
    }
    Matcher part = PART.matcher(rest);
    double millis = 0;
    int end = 0;
    while (part.find()) {
      millis += Double.parseDouble(part.group(1)) * unit(part.group(2));
      end = part.end();
    }
    if (end == 0 || end < rest.length() || millis > MILLIS_MAX) {
      throw new IllegalArgumentException("time: invalid duration \"" + text + "\"");
    }
    return Math.round(negative ? -millis : millis);
  }

  private static double unit(String name) {
    return switch (name) {
      case "ns" -> 1 / NANOS_PER_MILLI;
      case "us", "µs" -> 1_000 / NANOS_PER_MILLI;
      case "ms" -> 1;
      case "s" -> SECOND;
      case "m" -> MINUTE;
      default -> HOUR;
    };
  }
}
