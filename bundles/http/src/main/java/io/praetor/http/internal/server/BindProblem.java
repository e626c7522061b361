package io.praetor.http.internal.server;

import java.io.IOException;
import java.util.Locale;

/** The operating system's reasons not to let us listen, in the words of {@code strerror}. */
final class BindProblem {

  private static final String OCCUPIED = "address already in use";

  private BindProblem() {}

  /** Whether somebody else listens there. */
  static boolean isOccupied(IOException failure) {
    return describe(failure).equals(OCCUPIED);
  }

  static String describe(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    for (String known :
        new String[] {
          OCCUPIED,
          "cannot assign requested address",
          "permission denied",
          "no such file or directory"
        }) {
      if (lower.contains(known)) {
        return known;
      }
    }
    return message;
  }
}
