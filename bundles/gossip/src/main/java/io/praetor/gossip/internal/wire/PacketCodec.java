package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes around messages in a datagram, from the inside: compound, compressed, checksum,
 * encrypted. Thread-safe.
 */
public final class PacketCodec {

  private static final byte[] NOTHING = {};

  private final WireOptions options;
  private final GossipCipher cipher;
  private final MemberlistDecoder decoder;

  public PacketCodec(WireOptions options) {
    this.options = options;
    this.cipher = new GossipCipher(options.keys());
    this.decoder = new MemberlistDecoder(options.defaultPort());
  }

  /** Takes what is inside a packet. */
  public interface Sink {

    void message(Message message);

    /** A part of the packet, or all of it, is of no use. */
    void rejected(MalformedMessageException reason);
  }

  /**
   * Packs messages, into one datagram if they fit.
   *
   * @param checksum whether the receiver is known to speak memberlist's protocol 5
   */
  public List<byte[]> pack(List<byte[]> messages, boolean checksum) {
    boolean encrypt = options.encryptsOutgoing();
    List<byte[]> packets = new ArrayList<>();
    for (byte[] compound : Compound.join(messages, PacketBudget.forMessages(encrypt))) {
      byte[] packet = options.compress() ? Compression.compress(compound) : compound;
      packet = checksum ? Checksum.add(packet) : packet;
      packets.add(encrypt ? cipher.encrypt(packet, NOTHING) : packet);
    }
    return packets;
  }

  /** Unpacks a datagram; messages that are whole count even when others beside them are not. */
  public void unpack(byte[] packet, Sink sink) {
    try {
      if (packet.length > 0 && (packet[0] & 0xff) == MessageType.LABEL) {
        throw new MalformedMessageException("labelled, and this pool has no label");
      }
      byte[] plain = options.keys().encrypted() ? decrypt(packet) : packet;
      new Unpacking(decoder, sink).unpack(plain, Checksum.check(plain));
    } catch (MalformedMessageException e) {
      sink.rejected(e);
    }
  }

  /** A pool that is changing over to encryption takes both. */
  private byte[] decrypt(byte[] packet) throws MalformedMessageException {
    try {
      return cipher.decrypt(packet, 0, packet.length, NOTHING);
    } catch (MalformedMessageException e) {
      if (options.requiresEncryption()) {
        throw e;
      }
      return packet;
    }
  }
}
