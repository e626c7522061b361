package io.praetor.snapshot.internal.archive;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a state has come, and its tables; stands in front of the rows.
 *
 * @param tables names by number
 */
record StateMark(long term, long logIndex, long stateIndex, Map<Integer, String> tables) {

  private static final int VERSION = 1;
  private static final int MAX_TABLES = 127;

  /** Seven bits a byte: the tenth has room for one bit. */
  private static final int LAST_SHIFT = 63;

  static StateMark decode(byte[] bytes) throws IOException {
    try {
      return decode(ByteBuffer.wrap(bytes));
    } catch (BufferUnderflowException e) {
      throw StateWalk.damaged("its mark ends too early");
    }
  }

  private static StateMark decode(ByteBuffer in) throws IOException {
    if (in.get() != VERSION) {
      throw StateWalk.damaged("the version of its mark is not known");
    }
    long term = number(in);
    long logIndex = number(in) - 1;
    long stateIndex = number(in);
    Map<Integer, String> tables = new LinkedHashMap<>();
    for (int left = count(in, MAX_TABLES); left > 0; left--) {
      int number = count(in, MAX_TABLES);
      byte[] name = new byte[count(in, in.remaining())];
      in.get(name);
      number(in); // newest change of the table
      if (tables.put(number, new String(name, StandardCharsets.UTF_8)) != null) {
        throw StateWalk.damaged("a table is twice in its mark");
      }
    }
    if (in.hasRemaining()) {
      throw StateWalk.damaged("something follows its mark");
    }
    return new StateMark(term, logIndex, stateIndex, tables);
  }

  private static int count(ByteBuffer in, int limit) throws IOException {
    long value = number(in);
    if (value < 0 || value > limit) {
      throw StateWalk.damaged("a count is beyond " + limit);
    }
    return (int) value;
  }

  private static long number(ByteBuffer in) throws IOException {
    long value = 0;
    for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
      int next = in.get() & 0xff;
      if (shift == LAST_SHIFT && next > 1) {
        break;
      }
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw StateWalk.damaged("a number is too long");
  }
}
