package io.praetor.kv.internal.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The binary form of a {@link KvCommand}: version, operation, then flags, index, session and key,
 * and the value to the end. Numbers are unsigned varints, strings carry their length in bytes.
 */
public final class KvCommandCodec {

  private static final byte VERSION = 1;
  private static final int MAX_VARINT_BYTES = 10;
  private static final int FIXED_BYTES = 2 + 4 * MAX_VARINT_BYTES;

  private KvCommandCodec() {}

  public static byte[] encode(KvCommand command) {
    byte[] session = command.session().getBytes(StandardCharsets.UTF_8);
    byte[] key = command.key().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(FIXED_BYTES + session.length + key.length + command.value().length);
    out.put(VERSION).put(command.operation().code());
    putNumber(out, command.flags());
    putNumber(out, command.index());
    putBytes(out, session);
    putBytes(out, key);
    out.put(command.value());
    byte[] encoded = new byte[out.position()];
    out.flip().get(encoded);
    return encoded;
  }

  /** The buffer is read to its end. */
  static KvCommand decode(ByteBuffer in) {
    if (in.remaining() < 2) {
      throw new MalformedCommandException("key/value command of " + in.remaining() + " bytes");
    }
    byte version = in.get();
    if (version != VERSION) {
      throw new MalformedCommandException("unknown version of a key/value command: " + version);
    }
    KvOperation operation = KvOperation.of(in.get());
    long flags = number(in);
    long index = number(in);
    String session = string(in);
    String key = string(in);
    byte[] value = new byte[in.remaining()];
    in.get(value);
    return new KvCommand(operation, key, value, flags, index, session);
  }

  private static void putNumber(ByteBuffer out, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static void putBytes(ByteBuffer out, byte[] bytes) {
    putNumber(out, bytes.length);
    out.put(bytes);
  }

  private static long number(ByteBuffer in) {
    long number = 0;
    for (int n = 0; n < MAX_VARINT_BYTES; n++) {
      if (!in.hasRemaining()) {
        throw new MalformedCommandException("key/value command ends inside a number");
      }
      byte next = in.get();
      number |= (long) (next & 0x7F) << (7 * n);
      if (next >= 0) {
        return number;
      }
    }
    throw new MalformedCommandException("number of more than 64 bits in a key/value command");
  }

  private static String string(ByteBuffer in) {
    long length = number(in);
    if (length < 0 || length > in.remaining()) {
      throw new MalformedCommandException("key/value command ends inside a string");
    }
    ByteBuffer bytes = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    try {
      // Strict, so that a row key made of the string again has the bytes that were submitted.
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw (MalformedCommandException)
          new MalformedCommandException("key/value command holds no UTF-8").initCause(e);
    }
  }
}
