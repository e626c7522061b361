package io.praetor.gossip.internal.wire;

/** How much goes into one packet. */
public final class PacketBudget {

  /** Largest packet that is made on purpose; fits into an Ethernet frame, tunnels included. */
  public static final int PACKET_BYTES = 1_400;

  /** What each message costs besides itself in a compound. */
  public static final int PER_MESSAGE_BYTES = 2;

  /** Type and count of a compound. */
  static final int COMPOUND_BYTES = 2;

  /** Largest datagram of IPv4 (RFC 768 and 791). */
  static final int MAX_DATAGRAM_BYTES = 65_507;

  private PacketBudget() {}

  /**
   * Bytes that the messages of one packet may have together, each counted with {@link
   * #PER_MESSAGE_BYTES} more than it has.
   *
   * @param encrypted whether packets are encrypted
   */
  public static int forMessages(boolean encrypted) {
    return PACKET_BYTES
        - COMPOUND_BYTES
        - Checksum.HEADER_BYTES
        - (encrypted ? GossipCipher.OVERHEAD_BYTES : 0);
  }
}
