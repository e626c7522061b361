package io.praetor.kv.internal.command;

import java.nio.charset.StandardCharsets;

/**
 * What a command came to.
 *
 * @param outcome whether it took effect, or why not
 * @param error the text of a refusal, empty otherwise
 */
public record KvResult(Outcome outcome, String error) {

  /** What may come of a command. */
  public enum Outcome {
    /** A condition did not hold. */
    NOT_DONE(0),
    DONE(1),
    /** The command asks for what cannot be. */
    REFUSED(2),
    /** There is nothing of what the command speaks of. */
    MISSING(3);

    private final byte code;

    Outcome(int code) {
      this.code = (byte) code;
    }
  }

  static final KvResult DONE = new KvResult(Outcome.DONE, "");
  static final KvResult NOT_DONE = new KvResult(Outcome.NOT_DONE, "");
  static final KvResult MISSING = new KvResult(Outcome.MISSING, "");

  private static final Outcome[] OUTCOMES = Outcome.values();

  static KvResult of(boolean done) {
    return done ? DONE : NOT_DONE;
  }

  static KvResult refused(String error) {
    return new KvResult(Outcome.REFUSED, error);
  }

  public boolean done() {
    return outcome == Outcome.DONE;
  }

  byte[] encode() {
    byte[] text = error.getBytes(StandardCharsets.UTF_8);
    byte[] encoded = new byte[1 + text.length];
    encoded[0] = outcome.code;
    System.arraycopy(text, 0, encoded, 1, text.length);
    return encoded;
  }

  public static KvResult decode(byte[] encoded) {
    for (Outcome outcome : OUTCOMES) {
      if (encoded.length > 0 && encoded[0] == outcome.code) {
        return new KvResult(
            outcome, new String(encoded, 1, encoded.length - 1, StandardCharsets.UTF_8));
      }
    }
    throw new IllegalStateException("no result of a key/value command");
  }
}
