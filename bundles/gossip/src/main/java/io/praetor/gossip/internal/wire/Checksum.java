package io.praetor.gossip.internal.wire;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The sum (CRC-32 of IEEE 802.3) in front of a packet. */
final class Checksum {

  static final int HEADER_BYTES = 1 + Integer.BYTES;

  private Checksum() {}

  static byte[] add(byte[] packet) {
    return ByteBuffer.allocate(HEADER_BYTES + packet.length)
        .put((byte) MessageType.CHECKSUM)
        .putInt((int) sum(packet, 0))
        .put(packet)
        .array();
  }

  /** Returns where the message begins: behind the sum when there is one and it is right. */
  static int check(byte[] packet) throws MalformedMessageException {
    if (packet.length < HEADER_BYTES || packet[0] != MessageType.CHECKSUM) {
      return 0;
    }
    int claimed = ByteBuffer.wrap(packet).getInt(1);
    if (claimed != (int) sum(packet, HEADER_BYTES)) {
      throw new MalformedMessageException("checksum is wrong");
    }
    return HEADER_BYTES;
  }

  private static long sum(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return crc.getValue();
  }
}
