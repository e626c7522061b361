package io.praetor.state.internal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link WireWriter} wrote, and nothing beyond the end of it. */
public final class WireReader {

  /** Seven bits a byte: the tenth has room for one bit. */
  private static final int LAST_SHIFT = 63;

  private final ByteBuffer in;

  public WireReader(ByteBuffer in) {
    this.in = in;
  }

  public WireReader(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  public int octet() throws MalformedDataException {
    if (!in.hasRemaining()) {
      throw new MalformedDataException("ends too early");
    }
    return in.get() & 0xff;
  }

  /** Fails unless the next byte is the expected version. */
  public void version(int expected) throws MalformedDataException {
    int found = octet();
    if (found != expected) {
      throw new MalformedDataException("version " + found + " is not known");
    }
  }

  public long number() throws MalformedDataException {
    long value = 0;
    for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
      int next = octet();
      if (shift == LAST_SHIFT && next > 1) {
        break;
      }
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new MalformedDataException("a number is too long");
  }

  /** A number from 0 to the limit. */
  public int count(int limit) throws MalformedDataException {
    long value = number();
    if (value < 0 || value > limit) {
      throw new MalformedDataException("a count is beyond " + limit);
    }
    return (int) value;
  }

  public String text() throws MalformedDataException {
    return new String(take(length()), StandardCharsets.UTF_8);
  }

  /** Bytes with their length in front, as a view of what is read. */
  public ByteBuffer block() throws MalformedDataException {
    int length = length();
    ByteBuffer block = in.slice(in.position(), length);
    in.position(in.position() + length);
    return block;
  }

  /** Everything up to the end. */
  public byte[] rest() {
    byte[] result = new byte[in.remaining()];
    in.get(result);
    return result;
  }

  public void end() throws MalformedDataException {
    if (in.hasRemaining()) {
      throw new MalformedDataException(in.remaining() + " bytes too many");
    }
  }

  /** The length of what follows, which is all there. */
  private int length() throws MalformedDataException {
    int length = count(in.remaining());
    if (length > in.remaining()) {
      throw new MalformedDataException("ends too early");
    }
    return length;
  }

  private byte[] take(int length) {
    byte[] result = new byte[length];
    in.get(result);
    return result;
  }
}
