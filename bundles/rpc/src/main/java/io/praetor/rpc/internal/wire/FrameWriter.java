package io.praetor.rpc.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Makes the bytes of frames: four bytes length of the body, one byte type, one byte length of the
 * name, four bytes id, name, body. Numbers are big-endian.
 */
public final class FrameWriter {

  static final int HEAD_BYTES = 10;

  /** Bodies up to here are copied behind their head: one buffer is cheaper than two. */
  private static final int COPIED_BYTES_MAX = 4 * 1024;

  private static final byte[] NO_NAME = new byte[0];

  private FrameWriter() {}

  /** Whether a name may be that of a protocol. */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= FrameReader.NAME_BYTES_MAX
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** How many bytes a frame takes. */
  public static int size(String name, byte[] body) {
    return HEAD_BYTES + (name == null ? 0 : name.length()) + body.length;
  }

  /**
   * Writes a frame as one buffer, or as two where the body is large: that is wrapped, and must not
   * be changed any more.
   */
  public static void write(
      ByteBufAllocator allocator,
      FrameType type,
      int id,
      String name,
      byte[] body,
      Consumer<ByteBuf> out) {
    byte[] nameBytes = name == null ? NO_NAME : name.getBytes(StandardCharsets.ISO_8859_1);
    boolean copied = body.length <= COPIED_BYTES_MAX;
    int first = HEAD_BYTES + nameBytes.length + (copied ? body.length : 0);
    ByteBuf head = allocator.directBuffer(first, first);
    head.writeInt(body.length);
    head.writeByte(type.number());
    head.writeByte(nameBytes.length);
    head.writeInt(id);
    head.writeBytes(nameBytes);
    if (copied) {
      head.writeBytes(body);
    }
    out.accept(head);
    if (!copied) {
      out.accept(Unpooled.wrappedBuffer(body));
    }
  }
}
