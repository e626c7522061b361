package io.praetor.format.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network in CIDR notation, as {@code 10.1.128.0/17} (RFC 4632). */
public final class AddressBlock {

  /** Only literal addresses, so that nothing is looked up in the DNS. */
  private static final Pattern CIDR =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

  private final byte[] network;
  private final int prefixBits;

  private AddressBlock(byte[] network, int prefixBits) {
    this.network = network;
    this.prefixBits = prefixBits;
  }

  /** The network; empty when the text is not one. */
  public static Optional<AddressBlock> find(String cidr) {
    Matcher parts = CIDR.matcher(cidr);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      byte[] network = InetAddress.getByName(parts.group(1)).getAddress();
      int bits = Integer.parseInt(parts.group(2));
      return bits > network.length * Byte.SIZE
          ? Optional.empty()
          : Optional.of(new AddressBlock(network, bits));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * The network.
   *
   * @throws IllegalArgumentException when the text is not one
   */
  public static AddressBlock parse(String cidr) {
    return find(cidr).orElseThrow(() -> new IllegalArgumentException("no network: " + cidr));
  }

  /** Whether the address is of this network. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      int at = bit / Byte.SIZE;
      if ((bytes[at] & mask) != (network[at] & mask)) {
        return false;
      }
    }
    return true;
  }
}
