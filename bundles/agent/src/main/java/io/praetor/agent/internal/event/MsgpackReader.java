package io.praetor.agent.internal.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads msgpack that came over the network, old and new forms, and believes no length that the
 * bytes do not bear out.
 */
final class MsgpackReader {

  /** More entries than any version will ever have. */
  private static final int ENTRIES_MAX = 64;

  private static final int DEPTH_MAX = 4;
  private static final int NIL = 0xC0;

  private final ByteBuffer in;

  MsgpackReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  /** Number of entries of the map that follows. */
  int map() throws MalformedEventException {
    int tag = octet();
    if ((tag & 0xF0) == 0x80) {
      return tag & 0x0F;
    }
    return switch (tag) {
      case 0xDE -> entries(unsigned(2));
      case 0xDF -> entries(unsigned(4));
      default -> throw new MalformedEventException("no map but " + tag);
    };
  }

  String text() throws MalformedEventException {
    return new String(raw(), StandardCharsets.UTF_8);
  }

  /** Bytes or a text; nothing for nil. */
  byte[] raw() throws MalformedEventException {
    int tag = octet();
    if (tag == NIL) {
      return new byte[0];
    }
    long length = rawLength(tag);
    if (length < 0) {
      throw new MalformedEventException("no bytes but " + tag);
    }
    return take(length);
  }

  long number() throws MalformedEventException {
    int tag = octet();
    if (tag < 0x80 || tag >= 0xE0) {
      return (byte) tag;
    }
    return switch (tag) {
      case 0xCC -> unsigned(1);
      case 0xCD -> unsigned(2);
      case 0xCE -> unsigned(4);
      case 0xCF, 0xD3 -> unsigned(8);
      case 0xD0 -> (byte) unsigned(1);
      case 0xD1 -> (short) unsigned(2);
      case 0xD2 -> (int) unsigned(4);
      default -> throw new MalformedEventException("no number but " + tag);
    };
  }

  /** Passes over a value of any kind. */
  void skip() throws MalformedEventException {
    skip(DEPTH_MAX);
  }

  private void skip(int depth) throws MalformedEventException {
    if (depth == 0) {
      throw new MalformedEventException("nested too deeply");
    }
    int tag = octet();
    long length = rawLength(tag);
    if (length >= 0) {
      take(length);
      return;
    }
    int values = values(tag);
    for (int i = 0; i < values; i++) {
      skip(depth - 1);
    }
    if (values < 0) {
      take(scalar(tag));
    }
  }

  /** Length of bytes or a text; -1 for other kinds. */
  private long rawLength(int tag) throws MalformedEventException {
    if ((tag & 0xE0) == 0xA0) {
      return tag & 0x1F;
    }
    return switch (tag) {
      case 0xC4, 0xD9 -> unsigned(1);
      case 0xC5, 0xDA -> unsigned(2);
      case 0xC6, 0xDB -> unsigned(4);
      default -> -1;
    };
  }

  /** How many values are inside a map or an array; -1 for other kinds. */
  private int values(int tag) throws MalformedEventException {
    if ((tag & 0xF0) == 0x80) {
      return 2 * (tag & 0x0F);
    }
    if ((tag & 0xF0) == 0x90) {
      return tag & 0x0F;
    }
    return switch (tag) {
      case 0xDC -> entries(unsigned(2));
      case 0xDD -> entries(unsigned(4));
      case 0xDE -> 2 * entries(unsigned(2));
      case 0xDF -> 2 * entries(unsigned(4));
      default -> -1;
    };
  }

  /** Length of a number, a boolean or nil behind its tag. */
  private static int scalar(int tag) throws MalformedEventException {
    if (tag < 0x80 || tag >= 0xE0) {
      return 0;
    }
    return switch (tag) {
      case NIL, 0xC2, 0xC3 -> 0;
      case 0xCC, 0xD0 -> 1;
      case 0xCD, 0xD1 -> 2;
      case 0xCA, 0xCE, 0xD2 -> 4;
      case 0xCB, 0xCF, 0xD3 -> 8;
      default -> throw new MalformedEventException("unknown kind " + tag);
    };
  }

  private static int entries(long count) throws MalformedEventException {
    if (count > ENTRIES_MAX) {
      throw new MalformedEventException(count + " entries");
    }
    return (int) count;
  }

  private int octet() throws MalformedEventException {
    if (!in.hasRemaining()) {
      throw new MalformedEventException("ends too early");
    }
    return in.get() & 0xFF;
  }

  private long unsigned(int octets) throws MalformedEventException {
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value = value << 8 | octet();
    }
    return value;
  }

  private byte[] take(long length) throws MalformedEventException {
    if (length > in.remaining()) {
      throw new MalformedEventException("ends too early");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }
}
