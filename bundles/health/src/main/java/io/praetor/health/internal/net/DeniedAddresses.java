package io.praetor.health.internal.net;

import io.praetor.format.net.AddressBlock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where no check may go, whatever name leads there. Clouds tell the secrets of a machine to whoever
 * asks at such an address from within, and what a check is told is shown to all.
 */
public final class DeniedAddresses {

  public static final DeniedAddresses NONE = new DeniedAddresses(List.of());

  /** Where an IPv6 address ends with an IPv4 one: compatible, translated (RFC 6052). */
  private static final List<AddressBlock> EMBEDDING =
      Stream.of("::/96", "::ffff:0:0:0/96", "64:ff9b::/96").map(AddressBlock::parse).toList();

  private static final int V4_BYTES = 4;

  private final List<AddressBlock> networks;

  private DeniedAddresses(List<AddressBlock> networks) {
    this.networks = networks;
  }

  /**
   * Those of some networks.
   *
   * @param networks in CIDR notation
   */
  public static DeniedAddresses of(String... networks) {
    return new DeniedAddresses(Stream.of(networks).map(AddressBlock::parse).toList());
  }

  /** Those of the addresses to which one may go. */
  List<InetAddress> allowed(List<InetAddress> addresses) {
    return networks.isEmpty()
        ? addresses
        : addresses.stream().filter(address -> !contains(address)).toList();
  }

  private boolean contains(InetAddress address) {
    InetAddress meant = meant(address);
    return networks.stream()
        .anyMatch(network -> network.contains(address) || network.contains(meant));
  }

  private static InetAddress meant(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return InetAddress.getLoopbackAddress(); // that is where it leads
    }
    if (EMBEDDING.stream().noneMatch(network -> network.contains(address))) {
      return address;
    }
    byte[] bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(
          Arrays.copyOfRange(bytes, bytes.length - V4_BYTES, bytes.length));
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }
}
