package io.praetor.http.internal.response;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.OutputStream;

/**
 * Collects a body: a small one in the buffer that is sent, of a large one all that follows on the
 * heap. Direct memory is scarce, and a list of the whole store may be larger than all of it.
 */
final class BodyStream extends OutputStream {

  /** What goes into the buffer itself. */
  static final int MAX_DIRECT_BYTES = 256 * 1024;

  private final ByteBuf first;
  private final int limit;
  private ByteBuf rest = Unpooled.EMPTY_BUFFER;

  BodyStream(ByteBuf first) {
    this.first = first;
    this.limit = first.writerIndex() + MAX_DIRECT_BYTES;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (!rest.isReadable()) {
      if (length <= limit - first.writerIndex()) {
        first.writeBytes(bytes, offset, length);
        return;
      }
      rest = Unpooled.buffer(Math.max(length, 4 * MAX_DIRECT_BYTES));
    }
    rest.writeBytes(bytes, offset, length);
  }

  /** What did not fit into the first buffer; garbage collected, so nobody needs to release it. */
  ByteBuf rest() {
    return rest;
  }
}
