package io.praetor.snapshot.internal.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The block in front of a plain file in a tar archive: POSIX ustar, with sizes from 8 GiB on in
 * binary, as GNU writes them and everybody reads them. Nothing else than plain files with short
 * names is in an archive of ours, so nothing else is understood.
 *
 * @param name at most 100 bytes
 * @param size of the content
 */
record TarHeader(String name, long size) {

  static final int BLOCK_BYTES = 512;

  private static final Field NAME = new Field(0, 100);
  private static final Field MODE = new Field(100, 8);
  private static final Field USER = new Field(108, 8);
  private static final Field GROUP = new Field(116, 8);
  private static final Field SIZE = new Field(124, 12);
  private static final Field TIME = new Field(136, 12);
  private static final Field SUM = new Field(148, 8);
  private static final int TYPE_AT = 156;
  private static final Field MAGIC = new Field(257, 8);
  private static final Field PREFIX = new Field(345, 155);

  private static final String USTAR = "ustar\00000";
  private static final String GNU = "ustar  \0";
  private static final int OWNER_ONLY = 0600;
  private static final int BINARY = 0x80;

  /** What eleven octal digits hold. */
  private static final long MAX_OCTAL = (1L << 33) - 1;

  /** Part of a block. */
  private record Field(int at, int bytes) {

    void text(byte[] block, String value) {
      byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
      if (encoded.length > bytes) {
        throw new IllegalArgumentException("too long for an archive: " + value);
      }
      System.arraycopy(encoded, 0, block, at, encoded.length);
    }

    String text(byte[] block) {
      int end = at;
      while (end < at + bytes && block[end] != 0) {
        end++;
      }
      return new String(block, at, end - at, StandardCharsets.UTF_8);
    }

    void octal(byte[] block, long value) {
      String digits = Long.toOctalString(value);
      text(block, "0".repeat(bytes - 1 - digits.length()) + digits);
    }

    /** Digits between spaces, up to a NUL. */
    long octal(byte[] block) throws ArchiveException {
      String digits = text(block).strip();
      long value = 0;
      for (int i = 0; i < digits.length(); i++) {
        int digit = digits.charAt(i) - '0';
        if (digit < 0 || digit > 7) {
          throw invalid();
        }
        value = (value << 3) | digit;
      }
      return value;
    }

    void binary(byte[] block, long value) {
      block[at] = (byte) BINARY;
      for (int i = 0; i < Long.BYTES; i++) {
        block[at + bytes - 1 - i] = (byte) (value >>> (i * Byte.SIZE));
      }
    }

    long binary(byte[] block) throws ArchiveException {
      long value = 0;
      for (int i = 1; i < bytes; i++) {
        if (value > Long.MAX_VALUE >>> Byte.SIZE) {
          throw invalid();
        }
        value = (value << Byte.SIZE) | (block[at + i] & 0xff);
      }
      if ((block[at] & 0xff) != BINARY) {
        throw invalid();
      }
      return value;
    }
  }

  /** The block; its time is in seconds of the epoch. */
  byte[] encode(long time) {
    byte[] block = new byte[BLOCK_BYTES];
    NAME.text(block, name);
    MODE.octal(block, OWNER_ONLY);
    USER.octal(block, 0);
    GROUP.octal(block, 0);
    if (size > MAX_OCTAL) {
      SIZE.binary(block, size);
    } else {
      SIZE.octal(block, size);
    }
    TIME.octal(block, time);
    block[TYPE_AT] = '0';
    MAGIC.text(block, USTAR);
    SUM.text(block, String.format("%06o\0 ", sum(block)));
    return block;
  }

  static TarHeader decode(byte[] block) throws ArchiveException {
    String magic = new String(block, MAGIC.at, MAGIC.bytes, StandardCharsets.US_ASCII);
    boolean known = magic.equals(USTAR) || magic.equals(GNU);
    if (!known || SUM.octal(block) != sum(block)) {
      throw invalid();
    }
    String name = NAME.text(block);
    boolean plain = block[TYPE_AT] == '0' || block[TYPE_AT] == 0;
    if (!plain || !PREFIX.text(block).isEmpty()) {
      throw new ArchiveException("\"" + name + "\" is no plain file");
    }
    return new TarHeader(name, block[SIZE.at] < 0 ? SIZE.binary(block) : SIZE.octal(block));
  }

  static boolean isEnd(byte[] block) {
    return Arrays.equals(block, new byte[BLOCK_BYTES]);
  }

  /** Bytes that fill the last block of the content. */
  int padding() {
    return (int) (-size & (BLOCK_BYTES - 1));
  }

  /** Of all bytes, those of the sum taken for spaces. */
  private static int sum(byte[] block) {
    int sum = 0;
    for (int i = 0; i < BLOCK_BYTES; i++) {
      boolean own = i >= SUM.at && i < SUM.at + SUM.bytes;
      sum += own ? ' ' : block[i] & 0xff;
    }
    return sum;
  }

  private static ArchiveException invalid() {
    return new ArchiveException("archive/tar: invalid tar header");
  }
}
