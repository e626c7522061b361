package io.praetor.gossip.internal.wire;

/**
 * Finds where MessagePack values end while their bytes are still coming in. It looks at each byte
 * once and remembers two numbers, whatever the values nest.
 */
final class ValueScanner {

  private static final int LONGEST_HEAD_BYTES = 5;

  /** Values to be passed; a container adds its own. */
  private long values;

  /** Bytes of the last value to be passed. */
  private long rest;

  /** So many values come now. */
  void expect(long count) {
    values += count;
  }

  boolean done() {
    return values == 0 && rest == 0;
  }

  /** Goes on from a position and returns how far it came. */
  int scan(byte[] bytes, int from, int end) throws MalformedMessageException {
    int at = from;
    while (true) {
      int passed = (int) Math.min(rest, end - at);
      rest -= passed;
      at += passed;
      if (rest > 0 || values == 0 || at == end) {
        return at;
      }
      int head = headBytes(bytes[at] & 0xff);
      if (end - at < head) {
        return at;
      }
      pass(bytes, at, head);
      at += head;
    }
  }

  private void pass(byte[] bytes, int at, int headBytes) throws MalformedMessageException {
    values--;
    long head = bytes[at] & 0xff;
    long length = number(bytes, at + 1, headBytes - 1);
    if (head >= MsgpackFormat.FIX_MAP && head < MsgpackFormat.FIX_ARRAY) {
      values += 2 * (head - MsgpackFormat.FIX_MAP);
    } else if (head >= MsgpackFormat.FIX_ARRAY && head < MsgpackFormat.FIX_STRING) {
      values += head - MsgpackFormat.FIX_ARRAY;
    } else if (head >= MsgpackFormat.FIX_STRING && head < MsgpackFormat.NIL) {
      rest = head - MsgpackFormat.FIX_STRING;
    } else {
      passOther((int) head, length);
    }
  }

  private void passOther(int head, long length) throws MalformedMessageException {
    switch (head) {
      case MsgpackFormat.MAP16, MsgpackFormat.MAP32 -> values += 2 * length;
      case MsgpackFormat.ARRAY16, MsgpackFormat.ARRAY32 -> values += length;
      case MsgpackFormat.EXT8, MsgpackFormat.EXT16, MsgpackFormat.EXT32 -> rest = length + 1;
      case MsgpackFormat.NIL + 1 -> throw new MalformedMessageException("found 0xc1");
      default -> rest = hasLength(head) ? length : fixedBytes(head);
    }
  }

  private static boolean hasLength(int head) {
    return (head >= MsgpackFormat.BIN8 && head <= MsgpackFormat.BIN32)
        || (head >= MsgpackFormat.STRING8 && head <= MsgpackFormat.STRING32);
  }

  /** What follows the head of a number, or of an extension without a length. */
  private static int fixedBytes(int head) {
    if (head >= MsgpackFormat.FIX_EXT1 && head <= MsgpackFormat.FIX_EXT16) {
      return 1 + (1 << (head - MsgpackFormat.FIX_EXT1));
    }
    return switch (head) {
      case MsgpackFormat.UINT8, MsgpackFormat.INT8 -> Byte.BYTES;
      case MsgpackFormat.UINT16, MsgpackFormat.INT16 -> Short.BYTES;
      case MsgpackFormat.UINT32, MsgpackFormat.INT32, MsgpackFormat.FLOAT32 -> Integer.BYTES;
      case MsgpackFormat.UINT64, MsgpackFormat.INT64, MsgpackFormat.FLOAT64 -> Long.BYTES;
      default -> 0;
    };
  }

  /** The leading byte and the length, when it has one. */
  private static int headBytes(int head) {
    return switch (head) {
      case MsgpackFormat.BIN8, MsgpackFormat.EXT8, MsgpackFormat.STRING8 -> 1 + Byte.BYTES;
      case MsgpackFormat.BIN16,
          MsgpackFormat.EXT16,
          MsgpackFormat.STRING16,
          MsgpackFormat.ARRAY16,
          MsgpackFormat.MAP16 ->
          1 + Short.BYTES;
      case MsgpackFormat.BIN32,
          MsgpackFormat.EXT32,
          MsgpackFormat.STRING32,
          MsgpackFormat.ARRAY32,
          MsgpackFormat.MAP32 ->
          LONGEST_HEAD_BYTES;
      default -> 1;
    };
  }

  private static long number(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << Byte.SIZE | (bytes[at + i] & 0xff);
    }
    return value;
  }
}
