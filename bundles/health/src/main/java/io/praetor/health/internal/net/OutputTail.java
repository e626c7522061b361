package io.praetor.health.internal.net;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The end of an output that may be long. Not thread-safe. */
public final class OutputTail {

  /** The ring grows up to its limit: most outputs are short. */
  private static final int FIRST_BYTES = 256;

  private final int bytesMax;
  private byte[] ring;
  private long written;

  public OutputTail(long bytesMax) {
    this.bytesMax = (int) Math.max(1, Math.min(bytesMax, Integer.MAX_VALUE / 2));
    this.ring = new byte[Math.min(FIRST_BYTES, this.bytesMax)];
  }

  public void add(byte[] bytes, int from, int length) {
    grow(length);
    int skipped = Math.max(0, length - ring.length);
    written += skipped;
    for (int i = skipped; i < length; i++) {
      ring[(int) (written++ % ring.length)] = bytes[from + i];
    }
  }

  /** Adds the bytes that can be read, and leaves them there. */
  public void add(ByteBuf bytes) {
    byte[] copy = new byte[bytes.readableBytes()];
    bytes.getBytes(bytes.readerIndex(), copy);
    add(copy, 0, copy.length);
  }

  /** What is kept. */
  public String text() {
    int kept = (int) Math.min(written, ring.length);
    byte[] end = new byte[kept];
    for (int i = 0; i < kept; i++) {
      end[i] = ring[(int) ((written - kept + i) % ring.length)];
    }
    return new String(end, StandardCharsets.UTF_8);
  }

  /** What is kept; if that is not all, it says so first, in Consul's words. */
  public String annotated() {
    return written <= bytesMax
        ? text()
        : "Captured " + bytesMax + " of " + written + " bytes\n...\n" + text();
  }

  /** Before the ring is used round, so that nothing has to be turned. */
  private void grow(int more) {
    if (ring.length < bytesMax && written + more > ring.length) {
      long wanted = Math.max(2L * ring.length, written + more);
      byte[] larger = new byte[(int) Math.min(wanted, bytesMax)];
      System.arraycopy(ring, 0, larger, 0, (int) written);
      ring = larger;
    }
  }
}
