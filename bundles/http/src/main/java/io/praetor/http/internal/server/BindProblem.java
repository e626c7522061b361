package io.praetor.http.internal.server;

import java.io.IOException;
import java.util.Locale;

/** The operating system's reasons not to let us listen, in the words of {@code strerror}. */
final class BindProblem {

  private BindProblem() {}

  static String describe(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    for (String known :
        new String[] {
          "address already in use",
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
