package io.praetor.connect.internal.command;

import io.praetor.api.error.OperationFailedException;
import java.nio.ByteBuffer;

/**
 * What a command came to.
 *
 * @param last the newest serial number that was taken
 * @param index of the command
 */
public record ConnectResult(long last, long index) {

  /** Nothing but this one byte. */
  static final byte[] REFUSED = {0};

  private static final byte DONE = 1;
  private static final int LENGTH = 1 + 2 * Long.BYTES;

  static byte[] done(long last, long index) {
    return ByteBuffer.allocate(LENGTH).put(DONE).putLong(last).putLong(index).array();
  }

  /**
   * Reads it.
   *
   * @throws OperationFailedException when the authority had changed in between
   */
  public static ConnectResult of(byte[] result) {
    if (result.length == 1 && result[0] == REFUSED[0]) {
      throw new OperationFailedException("could not atomically update roots and config");
    }
    if (result.length != LENGTH || result[0] != DONE) {
      throw new IllegalStateException("no result of a command on the authority");
    }
    ByteBuffer fields = ByteBuffer.wrap(result, 1, LENGTH - 1);
    return new ConnectResult(fields.getLong(), fields.getLong());
  }
}
