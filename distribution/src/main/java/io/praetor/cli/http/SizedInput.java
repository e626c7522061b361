package io.praetor.cli.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a connection; that it ends before is a failure. */
final class SizedInput extends InputStream {

  private final InputStream in;
  private int left;

  SizedInput(InputStream in, int size) {
    this.in = in;
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int count = in.read(target, offset, Math.min(length, left));
    if (count < 0) {
      throw new EOFException("unexpected EOF");
    }
    left -= count;
    return count;
  }
}
