package io.praetor.http.internal.request;

import io.praetor.api.error.InvalidRequestException;
import java.util.Locale;

/** The request's Cache-Control header. Nothing is cached yet, so it is only checked. */
final class CacheControl {

  private CacheControl() {}

  static void check(String header) {
    for (String directive : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] pair = directive.strip().split("=", 2);
      boolean timed = pair[0].equals("max-age") || pair[0].equals("stale-if-error");
      if (timed && pair.length == 2 && !isSeconds(pair[1].strip())) {
        throw new InvalidRequestException("Invalid Cache-Control header.");
      }
    }
  }

  private static boolean isSeconds(String text) {
    return !text.isEmpty()
        && text.length() <= 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
