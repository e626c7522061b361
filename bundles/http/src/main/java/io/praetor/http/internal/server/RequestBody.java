package io.praetor.http.internal.server;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Collects a request's body. Grows with what arrives, not with what was announced. */
final class RequestBody {

  private static final int FIRST_BYTES = 4 * 1024;
  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
  private int length;

  /** A body that is there already, and is not copied. */
  static RequestBody whole(byte[] bytes) {
    RequestBody body = new RequestBody();
    body.bytes = bytes;
    body.length = bytes.length;
    return body;
  }

  /** Adds a part; false, and nothing is kept of it, when that makes more than the limit. */
  boolean add(ByteBuf part, int limit) {
    int added = part.readableBytes();
    if (added > limit - length) {
      return false;
    }
    if (length + added > bytes.length) {
      int room = Math.max(length + added, Math.min(limit, Math.max(FIRST_BYTES, 2 * length)));
      bytes = Arrays.copyOf(bytes, length == 0 ? Math.max(added, 0) : room);
    }
    part.readBytes(bytes, length, added);
    length += added;
    return true;
  }

  int length() {
    return length;
  }

  byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
