package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.wire.PacketCodec.Sink;

/**
 * One plain packet taken apart. Compounds and compressed messages may hold each other; how deep
 * they go and what they all decompress to is bounded for the whole packet.
 */
final class Unpacking {

  private static final int MAX_LEVELS = 4;

  /**
   * Members compress a packet as a whole; a decoder costs far more than the bytes that ask for it.
   */
  private static final int MAX_COMPRESSED = 4;

  private static final int MAX_DECOMPRESSED_BYTES = 2 * PacketBudget.MAX_DATAGRAM_BYTES;

  private final MemberlistDecoder decoder;
  private final Sink sink;
  private int compressed;
  private int decompressedBytes;

  Unpacking(MemberlistDecoder decoder, Sink sink) {
    this.decoder = decoder;
    this.sink = sink;
  }

  void unpack(byte[] packet, int from) {
    unpack(new MsgpackReader(packet, from, packet.length), MAX_LEVELS);
  }

  private void unpack(MsgpackReader in, int levels) {
    try {
      unpackOne(in, levels);
    } catch (MalformedMessageException e) {
      sink.rejected(e);
    }
  }

  private void unpackOne(MsgpackReader in, int levels) throws MalformedMessageException {
    if (in.remaining() == 0) {
      throw new MalformedMessageException("missing message type byte");
    }
    if (levels == 0) {
      throw new MalformedMessageException("nested too deeply");
    }
    int type = in.plain(1)[0] & 0xff;
    switch (type) {
      case MessageType.COMPOUND -> unpackEach(in, levels);
      case MessageType.COMPRESSED -> unpack(decompress(in), levels - 1);
      default -> sink.message(decoder.decode(type, in));
    }
  }

  private void unpackEach(MsgpackReader in, int levels) throws MalformedMessageException {
    for (int length : Compound.lengths(in)) {
      unpack(in.part(length), levels - 1);
    }
  }

  private MsgpackReader decompress(MsgpackReader in) throws MalformedMessageException {
    if (++compressed > MAX_COMPRESSED) {
      throw new MalformedMessageException("compressed too often");
    }
    byte[] plain = Compression.decompress(in, MAX_DECOMPRESSED_BYTES - decompressedBytes);
    decompressedBytes += plain.length;
    return new MsgpackReader(plain);
  }
}
