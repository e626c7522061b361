package io.praetor.snapshot.internal.archive;

import java.io.IOException;
import java.io.InputStream;

/** The content of one file of an archive: so many bytes of a longer stream, no fewer. */
final class FileContent extends InputStream {

  private final InputStream in;
  private long left;

  FileContent(InputStream in, long size) {
    this.in = in;
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int count = in.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw ArchiveException.cutShort();
    }
    left -= count;
    return count;
  }
}
