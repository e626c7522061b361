package io.praetor.gossip.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads MessagePack, of the older specification and of the newer one. It believes no length: what a
 * value claims to have is compared with the bytes that are there before anything is made for it.
 *
 * <p>Numbers, text and containers take nil for zero or empty, as the members that write it do.
 */
public final class MsgpackReader {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The messages have three levels; nobody nests deeper who means well. */
  private static final int MAX_NESTING_LEVELS = 16;

  private static final byte[] NOTHING = {};

  private final byte[] bytes;
  private final int end;
  private int position;

  public MsgpackReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads from {@code from} up to, not including, {@code end}. */
  public MsgpackReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  public int position() {
    return position;
  }

  public int remaining() {
    return end - position;
  }

  /** Another reader of the same bytes, from a position onwards. */
  MsgpackReader at(int from) {
    return new MsgpackReader(bytes, from, end);
  }

  /** Another reader of as many bytes, which this one passes over. */
  MsgpackReader part(int length) throws MalformedMessageException {
    int from = advance(length);
    return new MsgpackReader(bytes, from, from + length);
  }

  /** A map whose keys are the names of fields. */
  public MsgpackStruct struct() throws MalformedMessageException {
    return MsgpackStruct.read(this);
  }

  /** Begins a map and returns how many entries it has; each has two bytes at least. */
  public int map() throws MalformedMessageException {
    int head = head();
    long count =
        switch (head) {
          case MsgpackFormat.NIL -> 0;
          case MsgpackFormat.MAP16 -> uint16();
          case MsgpackFormat.MAP32 -> uint32();
          default -> fixed(head, MsgpackFormat.FIX_MAP, 16, "map");
        };
    return counted(count, 2);
  }

  /** Begins an array and returns how many values it has; each has one byte at least. */
  public int array() throws MalformedMessageException {
    int head = head();
    long count =
        switch (head) {
          case MsgpackFormat.NIL -> 0;
          case MsgpackFormat.ARRAY16 -> uint16();
          case MsgpackFormat.ARRAY32 -> uint32();
          default -> fixed(head, MsgpackFormat.FIX_ARRAY, 16, "array");
        };
    return counted(count, 1);
  }

  public boolean bool() throws MalformedMessageException {
    int head = head();
    return switch (head) {
      case MsgpackFormat.NIL, MsgpackFormat.FALSE -> false;
      case MsgpackFormat.TRUE -> true;
      default -> throw unexpected(head, "boolean");
    };
  }

  /** Any whole number up to the largest long. */
  public long integer() throws MalformedMessageException {
    int head = head();
    return switch (head) {
      case MsgpackFormat.NIL -> 0;
      case MsgpackFormat.UINT8 -> uint8();
      case MsgpackFormat.UINT16 -> uint16();
      case MsgpackFormat.UINT32 -> uint32();
      case MsgpackFormat.UINT64 -> within(int64(), Long.MAX_VALUE);
      case MsgpackFormat.INT8 -> (byte) uint8();
      case MsgpackFormat.INT16 -> (short) uint16();
      case MsgpackFormat.INT32 -> (int) uint32();
      case MsgpackFormat.INT64 -> int64();
      default -> fixInteger(head);
    };
  }

  /** A whole number from 0 to {@code max}. */
  public long integer(long max) throws MalformedMessageException {
    return within(integer(), max);
  }

  /** A number with a fraction, or a whole one. */
  public double real() throws MalformedMessageException {
    int start = position;
    int head = head();
    if (head == MsgpackFormat.FLOAT32) {
      return Float.intBitsToFloat((int) uint32());
    }
    if (head == MsgpackFormat.FLOAT64) {
      return Double.longBitsToDouble(int64());
    }
    position = start;
    return integer();
  }

  /** Text; bytes that are no UTF-8 become replacement characters. */
  public String string() throws MalformedMessageException {
    int length = rawLength();
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  /** A copy of bytes or text. */
  public byte[] raw() throws MalformedMessageException {
    return plain(rawLength());
  }

  /** A copy of as many bytes, which have no length of their own. */
  public byte[] plain(int length) throws MalformedMessageException {
    if (length == 0) {
      return NOTHING;
    }
    int from = advance(length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Passes over one value, whatever it is. */
  public void skip() throws MalformedMessageException {
    skip(MAX_NESTING_LEVELS);
  }

  private void skip(int levels) throws MalformedMessageException {
    if (levels == 0) {
      throw new MalformedMessageException("nested too deeply");
    }
    int start = position;
    int head = head();
    if (isMap(head)) {
      position = start;
      skip(2L * map(), levels);
    } else if (isArray(head)) {
      position = start;
      skip(array(), levels);
    } else {
      advance(scalarLength(head));
    }
  }

  private void skip(long values, int levels) throws MalformedMessageException {
    for (long i = 0; i < values; i++) {
      skip(levels - 1);
    }
  }

  /** How many bytes follow the head of a value that holds no other values. */
  private long scalarLength(int head) throws MalformedMessageException {
    if (head >= MsgpackFormat.FIX_EXT1 && head <= MsgpackFormat.FIX_EXT16) {
      return 1 + (1L << (head - MsgpackFormat.FIX_EXT1));
    }
    return switch (head) {
      case MsgpackFormat.NIL, MsgpackFormat.FALSE, MsgpackFormat.TRUE -> 0;
      case MsgpackFormat.UINT8, MsgpackFormat.INT8 -> Byte.BYTES;
      case MsgpackFormat.UINT16, MsgpackFormat.INT16 -> Short.BYTES;
      case MsgpackFormat.UINT32, MsgpackFormat.INT32, MsgpackFormat.FLOAT32 -> Integer.BYTES;
      case MsgpackFormat.UINT64, MsgpackFormat.INT64, MsgpackFormat.FLOAT64 -> Long.BYTES;
      case MsgpackFormat.EXT8 -> uint8() + 1L;
      case MsgpackFormat.EXT16 -> uint16() + 1L;
      case MsgpackFormat.EXT32 -> uint32() + 1L;
      default -> isFixInteger(head) ? 0 : rawLength(head);
    };
  }

  private int rawLength() throws MalformedMessageException {
    return available(rawLength(head()));
  }

  private long rawLength(int head) throws MalformedMessageException {
    return switch (head) {
      case MsgpackFormat.NIL -> 0;
      case MsgpackFormat.STRING8, MsgpackFormat.BIN8 -> uint8();
      case MsgpackFormat.STRING16, MsgpackFormat.BIN16 -> uint16();
      case MsgpackFormat.STRING32, MsgpackFormat.BIN32 -> uint32();
      default -> fixed(head, MsgpackFormat.FIX_STRING, 32, "text or bytes");
    };
  }

  private static boolean isMap(int head) {
    return (head & 0xf0) == MsgpackFormat.FIX_MAP
        || head == MsgpackFormat.MAP16
        || head == MsgpackFormat.MAP32;
  }

  private static boolean isArray(int head) {
    return (head & 0xf0) == MsgpackFormat.FIX_ARRAY
        || head == MsgpackFormat.ARRAY16
        || head == MsgpackFormat.ARRAY32;
  }

  private static boolean isFixInteger(int head) {
    return head <= Byte.MAX_VALUE || head >= MsgpackFormat.NEGATIVE_FIX_INT;
  }

  private static long fixInteger(int head) throws MalformedMessageException {
    if (!isFixInteger(head)) {
      throw unexpected(head, "number");
    }
    return (byte) head;
  }

  /** The count inside the head itself. */
  private static int fixed(int head, int first, int count, String what)
      throws MalformedMessageException {
    if (head < first || head >= first + count) {
      throw unexpected(head, what);
    }
    return head - first;
  }

  private int counted(long count, int leastBytesOfEach) throws MalformedMessageException {
    available(count * leastBytesOfEach);
    return (int) count;
  }

  private static long within(long value, long max) throws MalformedMessageException {
    if (value < 0 || value > max) {
      throw new MalformedMessageException("number out of range");
    }
    return value;
  }

  private int head() throws MalformedMessageException {
    return uint8();
  }

  private int uint8() throws MalformedMessageException {
    return bytes[advance(Byte.BYTES)] & 0xff;
  }

  private int uint16() throws MalformedMessageException {
    return (short) SHORT.get(bytes, advance(Short.BYTES)) & 0xffff;
  }

  private long uint32() throws MalformedMessageException {
    return (int) INT.get(bytes, advance(Integer.BYTES)) & 0xffff_ffffL;
  }

  private long int64() throws MalformedMessageException {
    return (long) LONG.get(bytes, advance(Long.BYTES));
  }

  /** Goes forward and returns where it was. */
  private int advance(long count) throws MalformedMessageException {
    int from = position;
    position += available(count);
    return from;
  }

  private int available(long count) throws MalformedMessageException {
    if (count < 0 || count > remaining()) {
      throw new MalformedMessageException("message ends too early");
    }
    return (int) count;
  }

  private static MalformedMessageException unexpected(int head, String what) {
    return new MalformedMessageException("found 0x" + Integer.toHexString(head) + ", not " + what);
  }
}
