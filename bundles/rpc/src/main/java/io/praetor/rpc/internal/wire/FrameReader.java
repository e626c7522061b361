package io.praetor.rpc.internal.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes frames out of what arrives, piece by piece, copying each byte once. The layout is in {@link
 * FrameWriter}.
 */
public final class FrameReader {

  /** Longest name of a protocol. */
  static final int NAME_BYTES_MAX = 64;

  /**
   * A longer body is believed when so much of it has come: a length that lies costs no more memory
   * than this.
   */
  static final int TRUSTED_BYTES = 256 * 1024;

  private static final byte[] NOTHING = new byte[0];

  private final byte[] head = new byte[FrameWriter.HEAD_BYTES + NAME_BYTES_MAX];
  private int headFilled;
  private int headLength = FrameWriter.HEAD_BYTES;

  private FrameType type;
  private int id;
  private int bodyLength;
  private long bodyMax = Long.MAX_VALUE;
  private byte[] body;
  private int bodyFilled;

  /** Most calls of a connection are of one protocol: its name is made once. */
  private byte[] lastName = NOTHING;

  private String lastNameText = "";

  /** From now on larger bodies are malformed. */
  public void bodyMax(int bytes) {
    bodyMax = bytes;
  }

  /** Memory for the frame that is arriving. */
  int heldBytes() {
    return body == null ? 0 : body.length;
  }

  /** Reads all that is there. */
  public void read(ByteBuf in, FrameSink sink) throws MalformedFrameException {
    while (readHead(in) && readBody(in)) {
      byte[] whole = body;
      body = null;
      headFilled = 0;
      String name = headLength > FrameWriter.HEAD_BYTES ? name() : null;
      headLength = FrameWriter.HEAD_BYTES;
      sink.frame(type, id, name, whole);
    }
  }

  private boolean readHead(ByteBuf in) throws MalformedFrameException {
    if (body != null) {
      return true;
    }
    if (!fillHead(in)) {
      return false;
    }
    if (headLength == FrameWriter.HEAD_BYTES) {
      parseHead();
      if (!fillHead(in)) {
        return false;
      }
    }
    body = bodyLength == 0 ? NOTHING : new byte[Math.min(bodyLength, TRUSTED_BYTES)];
    bodyFilled = 0;
    return true;
  }

  private boolean fillHead(ByteBuf in) {
    int count = Math.min(in.readableBytes(), headLength - headFilled);
    in.readBytes(head, headFilled, count);
    headFilled += count;
    return headFilled == headLength;
  }

  private void parseHead() throws MalformedFrameException {
    long length = word(0) & 0xffff_ffffL;
    type = FrameType.of(head[4]);
    int nameLength = head[5] & 0xff;
    id = word(6);
    type.check(nameLength, length);
    if (length > bodyMax) {
      throw new MalformedFrameException(type + " frame of " + length + " bytes");
    }
    bodyLength = (int) length;
    headLength = FrameWriter.HEAD_BYTES + nameLength;
  }

  private int word(int at) {
    return (head[at] & 0xff) << 24
        | (head[at + 1] & 0xff) << 16
        | (head[at + 2] & 0xff) << 8
        | (head[at + 3] & 0xff);
  }

  private boolean readBody(ByteBuf in) {
    while (bodyFilled < bodyLength) {
      if (bodyFilled == body.length) {
        body = Arrays.copyOf(body, bodyLength);
      }
      int count = Math.min(in.readableBytes(), body.length - bodyFilled);
      if (count == 0) {
        return false;
      }
      in.readBytes(body, bodyFilled, count);
      bodyFilled += count;
    }
    return true;
  }

  /** The name lies behind the fixed part of the head. */
  private String name() {
    if (!Arrays.equals(head, FrameWriter.HEAD_BYTES, headLength, lastName, 0, lastName.length)) {
      lastName = Arrays.copyOfRange(head, FrameWriter.HEAD_BYTES, headLength);
      lastNameText = new String(lastName, StandardCharsets.ISO_8859_1);
    }
    return lastNameText;
  }
}
