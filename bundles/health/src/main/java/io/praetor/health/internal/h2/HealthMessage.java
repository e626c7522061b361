package io.praetor.health.internal.h2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The two messages of {@code grpc.health.v1.Health/Check} as Protocol Buffers write them, each
 * behind the prefix that gRPC gives it: a flag for compression and four bytes of length.
 */
final class HealthMessage {

  /** More than the answer, a single number, will ever take. */
  static final int ANSWER_BYTES_MAX = 1024;

  static final int SERVING = 1;

  private static final int PREFIX_BYTES = 5;
  private static final int SERVICE_TAG = 1 << 3 | 2;
  private static final int STATUS_FIELD = 1;
  private static final int VARINT_BYTES_MAX = 10;
  private static final String[] NAMES = {"UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"};

  private HealthMessage() {}

  /** The question after a service; the empty name asks for the server as a whole. */
  static byte[] question(String service) {
    byte[] name = service.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    if (name.length > 0) {
      message.write(SERVICE_TAG);
      int rest = name.length;
      for (; rest > 0x7F; rest >>>= 7) {
        message.write((rest & 0x7F) | 0x80);
      }
      message.write(rest);
      message.writeBytes(name);
    }
    return ByteBuffer.allocate(PREFIX_BYTES + message.size())
        .put((byte) 0)
        .putInt(message.size())
        .put(message.toByteArray())
        .array();
  }

  /**
   * The status in an answer; 0, as Protocol Buffers want it, when none is given.
   *
   * @throws MalformedMessageException when it is none
   */
  static int status(byte[] answer) throws MalformedMessageException {
    ByteBuffer in = ByteBuffer.wrap(answer);
    if (in.remaining() < PREFIX_BYTES) {
      throw new MalformedMessageException("unexpected EOF");
    }
    if (in.get() != 0) {
      throw new MalformedMessageException("compressed without having been asked for");
    }
    if (in.getInt() != in.remaining()) {
      throw new MalformedMessageException("unexpected EOF");
    }
    long status = 0;
    while (in.hasRemaining()) {
      long tag = varint(in);
      switch ((int) (tag & 7)) {
        case 0 -> {
          long value = varint(in);
          status = tag >>> 3 == STATUS_FIELD ? value : status;
        }
        case 1 -> skip(in, Long.BYTES);
        case 2 -> skip(in, varint(in));
        case 5 -> skip(in, Integer.BYTES);
        default -> throw new MalformedMessageException("unknown wire type");
      }
    }
    return (int) status;
  }

  /** The name of a status. */
  static String name(int status) {
    return status >= 0 && status < NAMES.length ? NAMES[status] : String.valueOf(status);
  }

  private static long varint(ByteBuffer in) throws MalformedMessageException {
    long value = 0;
    for (int i = 0; i < VARINT_BYTES_MAX; i++) {
      if (!in.hasRemaining()) {
        throw new MalformedMessageException("unexpected EOF");
      }
      byte part = in.get();
      value |= (part & 0x7FL) << (7 * i);
      if (part >= 0) {
        return value;
      }
    }
    throw new MalformedMessageException("integer overflow");
  }

  private static void skip(ByteBuffer in, long bytes) throws MalformedMessageException {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new MalformedMessageException("unexpected EOF");
    }
    in.position(in.position() + (int) bytes);
  }
}
