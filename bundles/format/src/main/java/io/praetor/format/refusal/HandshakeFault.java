package io.praetor.format.refusal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a TLS handshake came to nothing, in one line for the operator. Certificates and names are the
 * peer's own words: nothing of them can end the line, nor make it long.
 */
public final class HandshakeFault {

  static final int CHARACTERS_MAX = 400;

  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private HandshakeFault() {}

  /** The reason. */
  public static String reason(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    Matcher alert = ALERT.matcher(message);
    if (alert.find()) {
      return "it ended the TLS handshake: " + alert.group(1);
    }
    if (message.contains("Empty client certificate chain")) {
      // Many clients keep back one that no authority of the listener's has signed.
      return "it shows no certificate of a configured authority, which verify_incoming demands";
    }
    return clean(message);
  }

  private static String clean(String message) {
    String cut =
        message.length() > CHARACTERS_MAX ? message.substring(0, CHARACTERS_MAX) + "…" : message;
    return CONTROL.matcher(cut).replaceAll("?");
  }
}
