package io.praetor.state.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes. Numbers are unsigned varints (LEB128, at most ten bytes). */
public final class WireWriter {

  private static final int MAX_VARINT_BYTES = 10;

  private byte[] bytes;
  private int length;

  public WireWriter(int expected) {
    bytes = new byte[expected];
  }

  public WireWriter octet(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
    return this;
  }

  public WireWriter number(long value) {
    reserve(MAX_VARINT_BYTES);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  /** Without a length: only its reader's end says where it ends. */
  public WireWriter rest(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  /** With its length in front. */
  public WireWriter block(byte[] value) {
    return number(value.length).rest(value);
  }

  public WireWriter text(String value) {
    return block(value.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
