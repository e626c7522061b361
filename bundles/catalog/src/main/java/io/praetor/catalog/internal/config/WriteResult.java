package io.praetor.catalog.internal.config;

import io.praetor.catalog.internal.command.PayloadReader;
import io.praetor.catalog.internal.command.PayloadWriter;
import java.nio.ByteBuffer;

/**
 * What a change came to.
 *
 * @param done false when it was to happen to another version than the one that was there
 * @param refusal why it could not be; empty when nothing spoke against it
 */
public record WriteResult(boolean done, String refusal) {

  private static final int REFUSED = 2;

  /** It took effect. */
  public static final WriteResult DONE = new WriteResult(true, "");

  static final WriteResult STALE = new WriteResult(false, "");

  /** It cannot be. */
  public static WriteResult refused(String reason) {
    return new WriteResult(false, reason);
  }

  public byte[] encode() {
    return refusal.isEmpty()
        ? new PayloadWriter().flag(done).toBytes()
        : new PayloadWriter().octet(REFUSED).text(refusal).toBytes();
  }

  /** What {@link #encode} was given. */
  public static WriteResult decode(byte[] encoded) {
    PayloadReader in = new PayloadReader(ByteBuffer.wrap(encoded));
    int code = in.octet();
    return code == REFUSED ? refused(in.text()) : new WriteResult(code == 1, "");
  }
}
