package io.praetor.kv.internal.command;

import java.util.Locale;

/** What a session id must look like. */
final class SessionIds {

  private static final int LENGTH = 36;
  private static final int HYPHENS = 4;

  private SessionIds() {}

  /** Why this is no session id, or null when it is one; the texts are those that clients know. */
  static String complaint(String id) {
    if (id.length() != LENGTH) {
      return "UUID must be 36 characters";
    }
    int hyphens = 0;
    for (int n = 0; n < LENGTH; n++) {
      char c = id.charAt(n);
      if (c == '-') {
        hyphens++;
      } else if (Character.digit(c, 16) < 0 || c > 'f') {
        return String.format(
            Locale.ROOT, "Invalid UUID: encoding/hex: invalid byte: U+%04X '%c'", (int) c, c);
      }
    }
    return hyphens == HYPHENS ? null : "Invalid UUID: " + hyphens + " hyphens";
  }
}
