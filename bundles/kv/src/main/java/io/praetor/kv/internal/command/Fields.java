package io.praetor.kv.internal.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What payloads are made of: unsigned varints, and strings that carry their length in bytes. */
final class Fields {

  static final int MAX_NUMBER_BYTES = 10;

  private Fields() {}

  static void putNumber(ByteBuffer out, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  static void putBytes(ByteBuffer out, byte[] bytes) {
    putNumber(out, bytes.length);
    out.put(bytes);
  }

  /** Four numbers, or their absence. */
  static void putLimits(ByteBuffer out, KvLimits limits) {
    if (limits == null) {
      putNumber(out, 0);
      return;
    }
    putNumber(out, 1);
    putNumber(out, limits.changes());
    putNumber(out, limits.changeBytes());
    putNumber(out, limits.versions());
    putNumber(out, limits.versionBytes());
  }

  /** What was written so far. */
  static byte[] written(ByteBuffer out) {
    byte[] encoded = new byte[out.position()];
    out.flip().get(encoded);
    return encoded;
  }

  static byte octet(ByteBuffer in) {
    if (!in.hasRemaining()) {
      throw new MalformedCommandException("key/value command ends too early");
    }
    return in.get();
  }

  static long number(ByteBuffer in) {
    long number = 0;
    for (int n = 0; n < MAX_NUMBER_BYTES; n++) {
      byte next = octet(in);
      number |= (long) (next & 0x7F) << (7 * n);
      if (next >= 0) {
        return number;
      }
    }
    throw new MalformedCommandException("number of more than 64 bits in a key/value command");
  }

  static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[length(in)];
    in.get(bytes);
    return bytes;
  }

  static String string(ByteBuffer in) {
    int length = length(in);
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      // Strict, so that a row key made of the string again has the bytes that were submitted.
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw (MalformedCommandException)
          new MalformedCommandException("key/value command holds no UTF-8").initCause(e);
    }
  }

  static KvLimits limits(ByteBuffer in) {
    return number(in) == 0 ? null : new KvLimits(number(in), number(in), number(in), number(in));
  }

  private static int length(ByteBuffer in) {
    long length = number(in);
    if (length < 0 || length > in.remaining()) {
      throw new MalformedCommandException("key/value command ends inside a string");
    }
    return (int) length;
  }

  /** Everything up to the end. */
  static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }
}
