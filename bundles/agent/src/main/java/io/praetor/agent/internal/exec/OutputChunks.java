package io.praetor.agent.internal.exec;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Cuts an output into pieces that are worth a key: 4 KiB, or less when nothing came for half a
 * second. Plain state; times are those of one clock, in nanoseconds.
 */
final class OutputChunks {

  /** As in Consul, whose command line shows what agents of either kind write. */
  static final int CHUNK_BYTES = 4 * 1024;

  static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** So many whole pieces may wait; then the program waits. */
  static final int CHUNKS_MAX = 16;

  private final Deque<byte[]> whole = new ArrayDeque<>();
  private final byte[] begun = new byte[CHUNK_BYTES];
  private int length;
  private long dueAt;
  private boolean ended;

  /** Whether more may be added. */
  boolean hasRoom() {
    return whole.size() < CHUNKS_MAX;
  }

  void add(byte[] bytes, int count, long now) {
    int at = 0;
    while (at < count) {
      int piece = Math.min(count - at, CHUNK_BYTES - length);
      System.arraycopy(bytes, at, begun, length, piece);
      at += piece;
      length += piece;
      if (length == CHUNK_BYTES) {
        flush();
      }
    }
    dueAt = now + IDLE_NANOS;
  }

  /** Nothing more comes. */
  void end() {
    flush();
    ended = true;
  }

  private void flush() {
    if (length > 0) {
      whole.addLast(Arrays.copyOf(begun, length));
      length = 0;
    }
  }

  /** The next piece that is due, null if there is none. */
  byte[] poll(long now) {
    if (whole.isEmpty() && length > 0 && now - dueAt >= 0) {
      flush();
    }
    return whole.pollFirst();
  }

  /** Whether everything has been taken and nothing more comes. */
  boolean isOver() {
    return ended && whole.isEmpty();
  }

  /** How long until what has begun is due; the given time when nothing has. */
  long waitNanos(long now, long otherwise) {
    return length == 0 ? otherwise : Math.min(otherwise, Math.max(0, dueAt - now));
  }
}
