package io.praetor.gossip.internal.wire;

/**
 * How a pool dresses what it sends, and what it takes.
 *
 * @param keys none when it does not encrypt
 * @param verifyIncoming with keys: refuse what is not encrypted
 * @param verifyOutgoing with keys: encrypt
 * @param compress compress what gets shorter by it
 * @param defaultPort of members that name none
 */
public record WireOptions(
    KeySet keys,
    boolean verifyIncoming,
    boolean verifyOutgoing,
    boolean compress,
    int defaultPort) {

  boolean encryptsOutgoing() {
    return keys.encrypted() && verifyOutgoing;
  }

  boolean requiresEncryption() {
    return keys.encrypted() && verifyIncoming;
  }

  /** Whether a stream that begins with this byte may come in; both texts are what serf answers. */
  void admitStream(int type) throws MalformedMessageException {
    if (type == MessageType.ENCRYPTED && !keys.encrypted()) {
      throw new MalformedMessageException(
          "Remote state is encrypted and encryption is not configured");
    }
    if (type != MessageType.ENCRYPTED && requiresEncryption()) {
      throw new MalformedMessageException(
          "Encryption is configured but remote state is not encrypted");
    }
  }
}
