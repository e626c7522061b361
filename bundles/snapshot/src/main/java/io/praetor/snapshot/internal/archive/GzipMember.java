package io.praetor.snapshot.internal.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Writes members of a gzip file (RFC 1952). */
final class GzipMember {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255};
  private static final int TRAILER_BYTES = 8;

  /** Length of the extra field, and in it an id and the length of what it names. */
  private static final int EXTRA_HEADER_BYTES = 6;

  private static final int SUBFIELD_HEADER_BYTES = 4;
  private static final byte[] PADDING_ID = {'P', 'd'};

  private GzipMember() {}

  /**
   * A member for much content; closing it leaves the stream below open. Fast compression: a server
   * has better things to do.
   */
  static OutputStream large(OutputStream out) throws IOException {
    return new GZIPOutputStream(out, BUFFER_BYTES) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }

      @Override
      public void close() throws IOException {
        try {
          finish();
        } finally {
          def.end();
        }
      }
    };
  }

  /**
   * A member that is exactly so long: an extra field fills it up.
   *
   * @throws IllegalArgumentException when the content needs more
   */
  static byte[] padded(byte[] content, int size) throws IOException {
    byte[] deflated = deflate(content);
    int padding = size - HEADER.length - EXTRA_HEADER_BYTES - deflated.length - TRAILER_BYTES;
    if (padding < 0) {
      throw new IllegalArgumentException("does not fit into " + size + " bytes");
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(HEADER);
    out.putShort((short) (SUBFIELD_HEADER_BYTES + padding));
    out.put(PADDING_ID).putShort((short) padding).put(new byte[padding]);
    out.put(deflated);
    CRC32 sum = new CRC32();
    sum.update(content);
    out.putInt((int) sum.getValue()).putInt(content.length);
    return out.array();
  }

  private static byte[] deflate(byte[] content) throws IOException {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, deflater)) {
      out.write(content);
    } finally {
      deflater.end();
    }
    return deflated.toByteArray();
  }
}
