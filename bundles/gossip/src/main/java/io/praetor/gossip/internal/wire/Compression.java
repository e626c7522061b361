package io.praetor.gossip.internal.wire;

/** A message inside a compressed one. LZW is the only algorithm that there is. */
final class Compression {

  private static final int LZW = 0;

  private Compression() {}

  /** Returns the message compressed, or as it is when that is not shorter. */
  static byte[] compress(byte[] message) {
    byte[] packed = LzwEncoder.encode(message);
    if (packed.length >= message.length) {
      return message;
    }
    MsgpackWriter out = new MsgpackWriter().plain(MessageType.COMPRESSED).map(2);
    out.string(Field.ALGORITHM).integer(LZW);
    out.string(Field.BUFFER).raw(packed);
    return out.size() < message.length ? out.toByteArray() : message;
  }

  /** Decodes what follows the type byte. */
  static byte[] decompress(MsgpackReader in, int maxBytes) throws MalformedMessageException {
    MsgpackStruct struct = in.struct();
    long algorithm = struct.integer(Field.ALGORITHM);
    if (algorithm != LZW) {
      throw new MalformedMessageException("Cannot decompress unknown algorithm " + algorithm);
    }
    return LzwDecoder.decode(struct.raw(Field.BUFFER), maxBytes);
  }
}
