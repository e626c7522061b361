package io.praetor.catalog.internal.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link PayloadWriter} wrote, and believes no length that the bytes do not bear out.
 */
public final class PayloadReader {

  private static final int MAX_VARINT_BYTES = 10;

  private final ByteBuffer in;

  public PayloadReader(ByteBuffer in) {
    this.in = in;
  }

  public int octet() {
    if (!in.hasRemaining()) {
      throw new MalformedCommandException("catalog command ends too early");
    }
    return in.get() & 0xFF;
  }

  public boolean flag() {
    return octet() != 0;
  }

  public long number() {
    long number = 0;
    for (int n = 0; n < MAX_VARINT_BYTES; n++) {
      int next = octet();
      number |= (long) (next & 0x7F) << (7 * n);
      if (next < 0x80) {
        return number;
      }
    }
    throw new MalformedCommandException("number of more than 64 bits in a catalog command");
  }

  public int integer() {
    long number = number();
    if ((int) number != number) {
      throw new MalformedCommandException("number of more than 32 bits in a catalog command");
    }
    return (int) number;
  }

  public double real() {
    if (in.remaining() < Double.BYTES) {
      throw new MalformedCommandException("catalog command ends inside a number");
    }
    return in.getDouble();
  }

  /** A number of elements; each has at least one byte. */
  public int count() {
    long count = number();
    if (count < 0 || count > in.remaining()) {
      throw new MalformedCommandException("catalog command ends inside a list");
    }
    return (int) count;
  }

  public String text() {
    int length = count();
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    return decoded(bytes);
  }

  private static String decoded(ByteBuffer bytes) {
    try {
      // Strict, so that a row key made of the text again has the bytes that were submitted.
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw (MalformedCommandException)
          new MalformedCommandException("catalog command holds no UTF-8").initCause(e);
    }
  }

  public List<String> texts() {
    int count = count();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(text());
    }
    return values;
  }

  public Map<String, String> pairs() {
    int count = count();
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < count; i++) {
      values.put(text(), text());
    }
    return values;
  }

  public void version(int expected) {
    version(expected, expected);
  }

  public int version(int oldest, int newest) {
    int version = octet();
    if (version < oldest || version > newest) {
      throw new MalformedCommandException("unknown version of a catalog command: " + version);
    }
    return version;
  }

  public String rest() {
    ByteBuffer bytes = in.slice();
    in.position(in.limit());
    return decoded(bytes);
  }

  public void end() {
    if (in.hasRemaining()) {
      throw new MalformedCommandException(in.remaining() + " bytes behind a catalog command");
    }
  }
}
