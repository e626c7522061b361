package io.praetor.agent.internal.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The end of an output that may be long: what is worth a log line. Not thread-safe. */
public final class OutputTail {

  /** As much as Consul keeps of what a handler says. */
  public static final int BYTES_MAX = 4 * 1024;

  private final byte[] ring = new byte[BYTES_MAX];
  private long written;

  /** Reads to the end. */
  public static OutputTail of(InputStream in) throws IOException {
    OutputTail tail = new OutputTail();
    byte[] piece = new byte[BYTES_MAX];
    for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
      tail.add(piece, length);
    }
    return tail;
  }

  void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      ring[(int) (written++ % BYTES_MAX)] = bytes[i];
    }
  }

  /** What is kept; if that is not all, it says so first, in Consul's words. */
  public String text() {
    int kept = (int) Math.min(written, BYTES_MAX);
    byte[] end = new byte[kept];
    for (int i = 0; i < kept; i++) {
      end[i] = ring[(int) ((written - kept + i) % BYTES_MAX)];
    }
    String text = new String(end, StandardCharsets.UTF_8);
    return written > kept ? "Captured " + kept + " of " + written + " bytes\n...\n" + text : text;
  }
}
