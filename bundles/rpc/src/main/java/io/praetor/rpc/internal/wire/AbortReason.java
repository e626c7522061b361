package io.praetor.rpc.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Why a stream was aborted, as bytes: one that says whether anybody had taken it, then the text.
 *
 * @param refused whether nobody took the stream, so that surely nothing was done
 */
public record AbortReason(boolean refused, String text) {

  /** A longer text is cut. */
  static final int BYTES_MAX = 1_024;

  private static final byte REFUSED = 1;

  public byte[] encode() {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[1 + Math.min(encoded.length, BYTES_MAX - 1)];
    bytes[0] = refused ? REFUSED : 0;
    System.arraycopy(encoded, 0, bytes, 1, bytes.length - 1);
    return bytes;
  }

  /**
   * The reverse.
   *
   * @param bytes at least one
   */
  public static AbortReason decode(byte[] bytes) {
    return new AbortReason(
        bytes[0] == REFUSED,
        new String(Arrays.copyOfRange(bytes, 1, bytes.length), StandardCharsets.UTF_8));
  }
}
