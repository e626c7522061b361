package io.praetor.state.internal.snapshot;

import io.praetor.state.internal.apply.Restoring;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Keeps what is read through it, cut into pieces that fit into the log. */
final class Pieces extends FilterInputStream {

  private final ArrayDeque<byte[]> full = new ArrayDeque<>();
  private final CRC32C sum = new CRC32C();
  private byte[] filling = new byte[Restoring.MAX_PART_BYTES];
  private int filled;

  Pieces(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    if (count > 0) {
      sum.update(bytes, offset, count);
      keep(bytes, offset, count);
    }
    return count;
  }

  /** CRC-32C of everything. */
  long sum() {
    return sum.getValue();
  }

  /** Takes the next piece, in order; null when there is none left. For when all is read. */
  byte[] take() {
    if (!full.isEmpty()) {
      return full.poll();
    }
    byte[] last = filled == 0 ? null : Arrays.copyOf(filling, filled);
    filled = 0;
    return last;
  }

  private void keep(byte[] bytes, int offset, int count) {
    int from = offset;
    int left = count;
    while (left > 0) {
      int part = Math.min(left, filling.length - filled);
      System.arraycopy(bytes, from, filling, filled, part);
      filled += part;
      from += part;
      left -= part;
      if (filled == filling.length) {
        full.add(filling);
        filling = new byte[Restoring.MAX_PART_BYTES];
        filled = 0;
      }
    }
  }
}
