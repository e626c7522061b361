package io.praetor.session.internal.command;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a session id must look like: the rules and the texts are those that clients know. */
public final class SessionIds {

  private static final String REFUSED = "failed session lookup: index error: ";
  private static final int LENGTH = 36;
  private static final int HYPHENS = 4;
  private static final int DIGITS = LENGTH - HYPHENS;

  /** Where the hyphens of the canonical form stand among the digits. */
  private static final int[] GROUPS = {0, 8, 12, 16, 20, DIGITS};

  private SessionIds() {}

  /** Why no session can be looked up by this, or an empty string. */
  public static String refusal(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    if (bytes.length != LENGTH) {
      return REFUSED + "UUID must be 36 characters";
    }
    int hyphens = 0;
    for (byte b : bytes) {
      hyphens += b == '-' ? 1 : 0;
    }
    if (hyphens > HYPHENS) {
      return REFUSED + "UUID should have maximum of 4 \"-\"; got " + hyphens;
    }
    if ((LENGTH - hyphens) % 2 != 0) {
      return REFUSED + "Input (without hyphens) must be even length";
    }
    for (byte b : bytes) {
      if (b != '-' && Character.digit(b & 0xFF, 16) < 0) {
        return REFUSED + "Invalid UUID: encoding/hex: invalid byte: " + named(b & 0xFF);
      }
    }
    return "";
  }

  private static String named(int octet) {
    String number = String.format(Locale.ROOT, "U+%04X", octet);
    boolean printable = (octet > ' ' && octet < 0x7F) || (octet > 0xA0 && octet != 0xAD);
    return printable ? number + " '" + (char) octet + "'" : number;
  }

  /** The form in which ids are kept, of an id that is not refused: hyphens mean nothing. */
  public static String canonical(String id) {
    String digits = id.replace("-", "").toLowerCase(Locale.ROOT);
    if (digits.length() != DIGITS) {
      return digits; // of no session: there are too many
    }
    StringBuilder groups = new StringBuilder(LENGTH);
    for (int n = 1; n < GROUPS.length; n++) {
      groups.append(n == 1 ? "" : "-").append(digits, GROUPS[n - 1], GROUPS[n]);
    }
    return groups.toString();
  }
}
