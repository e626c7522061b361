package io.praetor.gossip.internal.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The other direction of {@link LzwDecoder}. */
final class LzwEncoder {

  /** The decoder defines its codes one step later, so that the last one is never used. */
  private static final int FULL = (1 << LzwDecoder.LAST_WIDTH) - 1;

  private static final int EMPTY = 0;
  private static final int CODE_BITS = LzwDecoder.LAST_WIDTH;
  private static final int HASH_FACTOR = 0x9e3779b1; // 2^32 / golden ratio (Knuth, TAOCP 3, 6.4)

  private final ByteArrayOutputStream out;

  /** Open addressing; an entry is prefix, byte and, in its lowest 12 bits, code. */
  private final int[] table;

  private int bits;
  private int bitCount;
  private int width = LzwDecoder.FIRST_WIDTH;
  private int last = LzwDecoder.END;

  private LzwEncoder(int inputBytes) {
    out = new ByteArrayOutputStream(inputBytes);
    int entries = Math.min(inputBytes, FULL) + 1;
    table = new int[Integer.highestOneBit(entries) * 4];
  }

  static byte[] encode(byte[] in) {
    return new LzwEncoder(in.length).encodeAll(in);
  }

  private byte[] encodeAll(byte[] in) {
    writeCode(LzwDecoder.CLEAR);
    if (in.length > 0) {
      int code = in[0] & 0xff;
      for (int i = 1; i < in.length; i++) {
        code = extend(code, in[i] & 0xff);
      }
      writeCode(code);
      count();
    }
    writeCode(LzwDecoder.END);
    if (bitCount > 0) {
      out.write(bits);
    }
    return out.toByteArray();
  }

  /** Returns the code of the text so far with one byte more, or starts a new text. */
  private int extend(int code, int literal) {
    int key = code << Byte.SIZE | literal;
    int slot = find(key);
    if (table[slot] != EMPTY) {
      return table[slot] & FULL;
    }
    writeCode(code);
    if (count()) {
      table[slot] = key << CODE_BITS | last;
    }
    return literal;
  }

  private int find(int key) {
    int slot = (key * HASH_FACTOR) >>> (Integer.numberOfLeadingZeros(table.length) + 1);
    while (table[slot] != EMPTY && table[slot] >>> CODE_BITS != key) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  /** Counts the code that was just defined; a full table is cleared, and the answer is false. */
  private boolean count() {
    last++;
    if (last == 1 << width) {
      width++;
    }
    if (last < FULL) {
      return true;
    }
    writeCode(LzwDecoder.CLEAR);
    width = LzwDecoder.FIRST_WIDTH;
    last = LzwDecoder.END;
    Arrays.fill(table, EMPTY);
    return false;
  }

  private void writeCode(int code) {
    bits |= code << bitCount;
    bitCount += width;
    while (bitCount >= Byte.SIZE) {
      out.write(bits);
      bits >>>= Byte.SIZE;
      bitCount -= Byte.SIZE;
    }
  }
}
