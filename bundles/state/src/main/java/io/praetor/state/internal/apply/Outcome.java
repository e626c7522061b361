package io.praetor.state.internal.apply;

import io.praetor.api.error.OperationFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What became of a command, as it travels from the server that applied it to the one that asked:
 * one byte of kind, then the handler's result or a message.
 */
public final class Outcome {

  private static final byte DONE = 0;
  private static final byte FAILED = 1;

  private Outcome() {}

  static byte[] done(byte[] result) {
    return tagged(DONE, result);
  }

  static byte[] failed(String message) {
    return tagged(FAILED, message.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The handler's result.
   *
   * @throws OperationFailedException when the command could not be carried out
   */
  public static byte[] unwrap(byte[] outcome) {
    byte[] content = Arrays.copyOfRange(outcome, 1, outcome.length);
    if (outcome[0] != DONE) {
      throw new OperationFailedException(new String(content, StandardCharsets.UTF_8));
    }
    return content;
  }

  private static byte[] tagged(byte kind, byte[] content) {
    byte[] outcome = new byte[content.length + 1];
    outcome[0] = kind;
    System.arraycopy(content, 0, outcome, 1, content.length);
    return outcome;
  }
}
