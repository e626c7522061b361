package io.praetor.session.internal.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@link PayloadWriter} wrote, and believes no length that the bytes do not bear out.
 */
final class PayloadReader {

  private static final int MAX_VARINT_BYTES = 10;

  private final ByteBuffer in;

  PayloadReader(ByteBuffer in) {
    this.in = in;
  }

  int octet() {
    if (!in.hasRemaining()) {
      throw new MalformedCommandException("session command ends too early");
    }
    return in.get() & 0xFF;
  }

  boolean flag() {
    return octet() != 0;
  }

  long number() {
    long number = 0;
    for (int n = 0; n < MAX_VARINT_BYTES; n++) {
      int next = octet();
      number |= (long) (next & 0x7F) << (7 * n);
      if (next < 0x80) {
        return number;
      }
    }
    throw new MalformedCommandException("number of more than 64 bits in a session command");
  }

  /** A number of elements; each has at least one byte. */
  private int count() {
    long count = number();
    if (count < 0 || count > in.remaining()) {
      throw new MalformedCommandException("session command ends inside a list");
    }
    return (int) count;
  }

  String text() {
    int length = count();
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      // Strict, so that a row key made of the text again has the bytes that were submitted.
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw (MalformedCommandException)
          new MalformedCommandException("session command holds no UTF-8").initCause(e);
    }
  }

  List<String> texts() {
    int count = count();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(text());
    }
    return values;
  }

  void version(int expected) {
    int version = octet();
    if (version != expected) {
      throw new MalformedCommandException("unknown version of a session command: " + version);
    }
  }

  void end() {
    if (in.hasRemaining()) {
      throw new MalformedCommandException(in.remaining() + " bytes behind a session command");
    }
  }
}
