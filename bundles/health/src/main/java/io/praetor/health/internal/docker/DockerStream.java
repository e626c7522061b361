package io.praetor.health.internal.docker;

import io.netty.buffer.ByteBuf;
import io.praetor.health.internal.net.OutputTail;

/**
 * What a program in a container writes. Docker sends both of its outputs in frames: eight bytes, of
 * which the first says which output and the last four how long, then so much of it. What does not
 * begin like a frame is taken as it is. Used by one thread.
 */
final class DockerStream {

  private static final int HEADER_BYTES = 8;
  private static final int OUTPUT_MAX = 2;

  private final OutputTail tail;
  private final byte[] header = new byte[HEADER_BYTES];
  private int headerBytes;
  private long left;
  private boolean raw;

  DockerStream(long bytesMax) {
    this.tail = new OutputTail(bytesMax);
  }

  void add(ByteBuf bytes) {
    byte[] piece = new byte[bytes.readableBytes()];
    bytes.readBytes(piece);
    int at = 0;
    while (at < piece.length) {
      if (raw || left > 0) {
        int length = raw ? piece.length - at : (int) Math.min(left, piece.length - at);
        tail.add(piece, at, length);
        left -= length;
        at += length;
      } else {
        header[headerBytes++] = piece[at++];
        checkHeader();
      }
    }
  }

  /** What was written, or the end of it. */
  String text() {
    if (!raw && headerBytes > 0) {
      tail.add(header, 0, headerBytes);
      headerBytes = 0;
    }
    return tail.annotated();
  }

  private void checkHeader() {
    boolean first = headerBytes == 1 && (header[0] < 0 || header[0] > OUTPUT_MAX);
    boolean zeros = headerBytes > 1 && headerBytes <= 4 && header[headerBytes - 1] != 0;
    if (first || zeros) {
      raw = true;
      tail.add(header, 0, headerBytes);
    } else if (headerBytes == HEADER_BYTES) {
      left = 0;
      for (int i = 4; i < HEADER_BYTES; i++) {
        left = (left << 8) | (header[i] & 0xFF);
      }
      headerBytes = 0;
    }
  }
}
