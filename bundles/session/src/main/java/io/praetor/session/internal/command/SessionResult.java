package io.praetor.session.internal.command;

import java.nio.charset.StandardCharsets;

/**
 * What a command came to.
 *
 * @param refusal why nothing was changed, empty when it was carried out
 */
public record SessionResult(String refusal) {

  static final SessionResult DONE = new SessionResult("");

  private static final byte DONE_CODE = 1;
  private static final byte REFUSED_CODE = 2;

  byte[] encode() {
    if (refusal.isEmpty()) {
      return new byte[] {DONE_CODE};
    }
    byte[] text = refusal.getBytes(StandardCharsets.UTF_8);
    byte[] encoded = new byte[1 + text.length];
    encoded[0] = REFUSED_CODE;
    System.arraycopy(text, 0, encoded, 1, text.length);
    return encoded;
  }

  /** What {@link #encode} was given. */
  public static SessionResult decode(byte[] encoded) {
    if (encoded.length == 1 && encoded[0] == DONE_CODE) {
      return DONE;
    }
    if (encoded.length > 1 && encoded[0] == REFUSED_CODE) {
      return new SessionResult(new String(encoded, 1, encoded.length - 1, StandardCharsets.UTF_8));
    }
    throw new IllegalStateException("no result of a session command");
  }
}
