package io.praetor.snapshot.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads gzip members (RFC 1952), one behind the other as one content. Unlike {@link
 * java.util.zip.GZIPInputStream} it takes nothing behind the last member for its end: what follows
 * is a member or a mistake. Once reading has failed, it fails for good.
 */
final class GzipInput extends InputStream {

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int HEADER_BYTES = 10;
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATED = 8;
  private static final int METHOD_AT = 2;
  private static final int FLAGS_AT = 3;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  /** Longest name and comment that a header may carry. */
  private static final int MAX_TEXT_BYTES = 512;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int limit;
  private boolean ended;
  private IOException failure;

  /** Reads the first header. */
  GzipInput(InputStream in) throws IOException {
    this.in = in;
    if (!fill()) {
      throw new ArchiveException("EOF");
    }
    header();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (length == 0) {
      return 0;
    }
    try {
      return inflate(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    while (!ended) {
      int count = inflateSome(bytes, offset, length);
      if (count > 0) {
        sum.update(bytes, offset, count);
        return count;
      }
      if (inflater.finished()) {
        next = limit - inflater.getRemaining();
        trailer();
        nextMember();
      } else if (inflater.needsInput()) {
        require();
        inflater.setInput(buffer, next, limit - next);
        next = limit;
      }
    }
    return -1;
  }

  private int inflateSome(byte[] bytes, int offset, int length) throws ArchiveException {
    try {
      int count = inflater.inflate(bytes, offset, length);
      if (count == 0 && inflater.needsDictionary()) {
        throw new ArchiveException("flate: corrupt input");
      }
      return count;
    } catch (DataFormatException e) {
      throw new ArchiveException("flate: corrupt input");
    }
  }

  private void nextMember() throws IOException {
    if (next == limit && !fill()) {
      ended = true;
      return;
    }
    header();
    inflater.reset();
    sum.reset();
  }

  private void trailer() throws IOException {
    long expected = number();
    long length = number();
    if (expected != sum.getValue() || length != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ArchiveException("gzip: invalid checksum");
    }
  }

  private void header() throws IOException {
    int[] header = new int[HEADER_BYTES];
    for (int i = 0; i < HEADER_BYTES; i++) {
      header[i] = octet();
    }
    int flags = header[FLAGS_AT];
    boolean unknown = (flags & ~(EXTRA | NAME | COMMENT)) != 0;
    if (header[0] != MAGIC_1 || header[1] != MAGIC_2 || header[METHOD_AT] != DEFLATED || unknown) {
      throw new ArchiveException("gzip: invalid header");
    }
    if ((flags & EXTRA) != 0) {
      for (int left = octet() | (octet() << 8); left > 0; left--) {
        octet();
      }
    }
    if ((flags & NAME) != 0) {
      text();
    }
    if ((flags & COMMENT) != 0) {
      text();
    }
  }

  private void text() throws IOException {
    for (int length = 0; octet() != 0; length++) {
      if (length == MAX_TEXT_BYTES) {
        throw new ArchiveException("gzip: invalid header");
      }
    }
  }

  /** Four bytes, the lowest first. */
  private long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      value |= (long) octet() << shift;
    }
    return value;
  }

  private int octet() throws IOException {
    require();
    return buffer[next++] & 0xff;
  }

  private void require() throws IOException {
    if (next == limit && !fill()) {
      throw ArchiveException.cutShort();
    }
  }

  private boolean fill() throws IOException {
    int count = in.read(buffer, 0, BUFFER_BYTES);
    next = 0;
    limit = Math.max(count, 0);
    return count > 0;
  }

  /** Leaves the stream below open. */
  @Override
  public void close() {
    inflater.end();
  }
}
