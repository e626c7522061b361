package io.praetor.cli.http;

import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112 section 7.1), each given out as soon as it is there. */
final class ChunkedInput extends InputStream {

  private final HttpLines lines;
  private InputStream chunk = InputStream.nullInputStream();
  private boolean begun;
  private boolean ended;

  ChunkedInput(HttpLines lines) {
    this.lines = lines;
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
    while (!ended) {
      int count = chunk.read(target, offset, length);
      if (count > 0) {
        return count;
      }
      next();
    }
    return -1;
  }

  private void next() throws IOException {
    if (begun) {
      lines.next();
    }
    begun = true;
    String line = lines.next();
    int extension = line.indexOf(';');
    String size = extension < 0 ? line : line.substring(0, extension);
    int bytes = HttpLines.number(size.strip(), 16);
    ended = bytes == 0;
    chunk = new SizedInput(lines.rest(), bytes);
  }
}
