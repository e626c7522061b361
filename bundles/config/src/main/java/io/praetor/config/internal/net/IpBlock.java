package io.praetor.config.internal.net;

import java.net.InetAddress;
import java.util.Optional;

/** A network in CIDR notation. */
public final class IpBlock {

  private static final int BITS_PER_BYTE = 8;

  private final byte[] network;
  private final int prefix;

  private IpBlock(byte[] network, int prefix) {
    this.network = network;
    this.prefix = prefix;
  }

  /** The network, empty when the text is not one. */
  public static Optional<IpBlock> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return IpLiteral.parse(text.substring(0, slash))
        .map(InetAddress::getAddress)
        .filter(bytes -> prefix <= bytes.length * BITS_PER_BYTE)
        .map(bytes -> new IpBlock(bytes, prefix));
  }

  /** Whether the address is of this network. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % BITS_PER_BYTE);
      int at = bit / BITS_PER_BYTE;
      if ((bytes[at] & mask) != (network[at] & mask)) {
        return false;
      }
    }
    return true;
  }
}
