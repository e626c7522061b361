package io.praetor.gossip.internal.wire;

import java.io.ByteArrayOutputStream;

/**
 * LZW (Welch, 1984) in the variant of GIF: least significant bit first, 8-bit literals, codes of 9
 * to 12 bits, a code to clear the table and one to end. The output is bounded, because a few bytes
 * can stand for very many.
 */
final class LzwDecoder {

  static final int CLEAR = 256;
  static final int END = 257;
  static final int FIRST_WIDTH = 9;
  static final int LAST_WIDTH = 12;

  private static final int CODES = 1 << LAST_WIDTH;
  private static final int NONE = -1;

  private final byte[] in;
  private final int maxBytes;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** What a code stands for: what this code stands for, and one byte more. */
  private final short[] prefix = new short[CODES];

  private final byte[] suffix = new byte[CODES];
  private final byte[] expansion = new byte[CODES];

  private int position;
  private int bits;
  private int bitCount;
  private int width;

  /** Code that the next one defines. */
  private int next;

  private int previous;

  private LzwDecoder(byte[] in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  static byte[] decode(byte[] in, int maxBytes) throws MalformedMessageException {
    return new LzwDecoder(in, maxBytes).decode();
  }

  private byte[] decode() throws MalformedMessageException {
    clear();
    while (true) {
      int code = readCode();
      if (code == END) {
        return out.toByteArray();
      }
      if (code == CLEAR) {
        clear();
      } else {
        expand(code);
      }
    }
  }

  private void clear() {
    width = FIRST_WIDTH;
    next = END;
    previous = NONE;
  }

  private void expand(int code) throws MalformedMessageException {
    boolean selfDefining = code == next && previous != NONE;
    if (code >= CLEAR && !selfDefining && (code <= END || code >= next)) {
      throw new MalformedMessageException("compressed data is broken");
    }
    // A code that is defined by its own use stands for the previous text and its first byte again.
    int from = unfold(selfDefining ? previous : code);
    byte first = expansion[from];
    if (previous != NONE) {
      prefix[next] = (short) previous;
      suffix[next] = first;
    }
    write(from);
    if (selfDefining) {
      writeByte(first);
    }
    previous = code;
    define();
  }

  /** Puts the text of a code at the end of the expansion and returns where it begins. */
  private int unfold(int code) {
    int at = expansion.length;
    int rest = code;
    while (rest >= CLEAR) {
      expansion[--at] = suffix[rest];
      rest = prefix[rest];
    }
    expansion[--at] = (byte) rest;
    return at;
  }

  /** Counts the new code; a full table stays as it is until it is cleared. */
  private void define() {
    next++;
    if (next == 1 << width) {
      if (width == LAST_WIDTH) {
        next--;
        previous = NONE;
      } else {
        width++;
      }
    }
  }

  private void write(int from) throws MalformedMessageException {
    int length = expansion.length - from;
    ensureRoom(length);
    out.write(expansion, from, length);
  }

  private void writeByte(byte value) throws MalformedMessageException {
    ensureRoom(1);
    out.write(value);
  }

  private void ensureRoom(int length) throws MalformedMessageException {
    if (out.size() + length > maxBytes) {
      throw new MalformedMessageException("decompressed data is over " + maxBytes + " bytes");
    }
  }

  private int readCode() throws MalformedMessageException {
    while (bitCount < width) {
      if (position == in.length) {
        throw new MalformedMessageException("compressed data ends too early");
      }
      bits |= (in[position++] & 0xff) << bitCount;
      bitCount += Byte.SIZE;
    }
    int code = bits & ((1 << width) - 1);
    bits >>>= width;
    bitCount -= width;
    return code;
  }
}
