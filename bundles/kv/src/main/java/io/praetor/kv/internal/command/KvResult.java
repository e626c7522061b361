package io.praetor.kv.internal.command;

import java.nio.charset.StandardCharsets;

/**
 * What a command came to: done, not done because a condition did not hold, or refused with a text.
 *
 * @param done true when the command took effect
 * @param error why it was refused, empty when it was not
 */
public record KvResult(boolean done, String error) {

  static final KvResult DONE = new KvResult(true, "");
  static final KvResult NOT_DONE = new KvResult(false, "");

  private static final byte NOT_DONE_CODE = 0;
  private static final byte DONE_CODE = 1;
  private static final byte REFUSED_CODE = 2;

  static KvResult of(boolean done) {
    return done ? DONE : NOT_DONE;
  }

  static KvResult refused(String error) {
    return new KvResult(false, error);
  }

  byte[] encode() {
    if (error.isEmpty()) {
      return new byte[] {done ? DONE_CODE : NOT_DONE_CODE};
    }
    byte[] text = error.getBytes(StandardCharsets.UTF_8);
    byte[] encoded = new byte[1 + text.length];
    encoded[0] = REFUSED_CODE;
    System.arraycopy(text, 0, encoded, 1, text.length);
    return encoded;
  }

  public static KvResult decode(byte[] encoded) {
    if (encoded.length == 1 && encoded[0] == DONE_CODE) {
      return DONE;
    }
    if (encoded.length == 1 && encoded[0] == NOT_DONE_CODE) {
      return NOT_DONE;
    }
    if (encoded.length > 1 && encoded[0] == REFUSED_CODE) {
      return refused(new String(encoded, 1, encoded.length - 1, StandardCharsets.UTF_8));
    }
    throw new IllegalStateException("no result of a key/value command");
  }
}
