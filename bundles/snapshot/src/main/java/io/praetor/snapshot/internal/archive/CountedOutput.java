package io.praetor.snapshot.internal.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what goes through. */
final class CountedOutput extends FilterOutputStream {

  private long count;

  CountedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    out.write(octet);
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    count += length;
  }

  long count() {
    return count;
  }
}
