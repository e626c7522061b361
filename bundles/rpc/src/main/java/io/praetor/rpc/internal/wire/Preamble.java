package io.praetor.rpc.internal.wire;

/**
 * The first bytes in both directions. A caller sends nothing else before it has read the answer, so
 * whatever fails until then surely did not arrive.
 */
public final class Preamble {

  /** What begins every TLS connection: a handshake record (RFC 8446 §5.1). */
  public static final int TLS_HANDSHAKE = 0x16;

  /**
   * Goes before the TLS of a caller that has no certificate and shows none; Consul's number for it.
   */
  public static final int UNCERTIFIED = 7;

  public static final int BYTES = 4;

  private static final byte VERSION = 1;
  private static final byte[] CONTENT = {'P', 'R', 'T', VERSION};

  private Preamble() {}

  public static byte[] bytes() {
    return CONTENT.clone();
  }

  /** Whether a byte is right at its place. */
  public static boolean matches(int position, byte value) {
    return CONTENT[position] == value;
  }
}
