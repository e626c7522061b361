package io.praetor.gossip.internal.transport;

import io.praetor.gossip.internal.wire.StreamCodec;

/**
 * What all connections of other members together may have. On the loop only.
 *
 * <p>One exchange may need a few times its size while it is decrypted and decompressed, so that the
 * heap counts: an agent with little of it is a member of a small pool, or would fail on a large one
 * in any case.
 */
final class StreamLimits {

  /** As many as memberlist serves at once. */
  static final int MAX_CONNECTIONS = 128;

  private static final int LEAST_BYTES = 2 * 1024 * 1024;
  private static final int HEAP_SHARE = 16;

  private final int maxBytes;
  private int connections;
  private int bytes;

  StreamLimits(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The longest message that a heap of so many bytes can afford. */
  static int maxBytes(long heapBytes) {
    long affordable = Math.max(heapBytes / HEAP_SHARE, LEAST_BYTES);
    return (int) Math.min(affordable, StreamCodec.MAX_BYTES);
  }

  /** Counts a connection; when the answer is false, it has to go. */
  boolean enter() {
    connections++;
    return connections <= MAX_CONNECTIONS;
  }

  /** The other side of {@link #enter}, whatever it answered, and of {@link #take}. */
  void leave(int held) {
    connections--;
    bytes -= held;
  }

  /** Counts bytes that are held; when the answer is false, the connection has to go. */
  boolean take(int count) {
    bytes += count;
    return bytes <= 2 * maxBytes;
  }
}
