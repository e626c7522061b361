package io.praetor.rpc.internal.relay;

import io.praetor.rpc.internal.server.ByteBudget;
import java.util.Arrays;

/** A body that arrives in pieces; memory follows what has come, not what was promised. */
final class IncomingBody {

  private static final int FIRST_BYTES = 64 * 1024;

  private final int length;
  private final ByteBudget budget;
  private byte[] bytes;
  private int filled;
  private long held;

  IncomingBody(int length, ByteBudget budget) {
    this.length = length;
    this.budget = budget;
    this.bytes = new byte[Math.min(length, FIRST_BYTES)];
  }

  void add(byte[] piece) throws MalformedRelayException {
    if (piece.length > length - filled) {
      throw new MalformedRelayException("its body is longer than it said");
    }
    if (!budget.take(piece.length)) {
      throw new MalformedRelayException("too much is being sent at once");
    }
    held += piece.length;
    if (filled + piece.length > bytes.length) {
      long doubled = Math.max(2L * bytes.length, filled + (long) piece.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, doubled));
    }
    System.arraycopy(piece, 0, bytes, filled, piece.length);
    filled += piece.length;
  }

  byte[] whole() throws MalformedRelayException {
    if (filled != length) {
      throw new MalformedRelayException("its body is shorter than it said");
    }
    return bytes;
  }

  /** The body is not kept for this stream any more. */
  void release() {
    budget.give(held);
    held = 0;
  }
}
