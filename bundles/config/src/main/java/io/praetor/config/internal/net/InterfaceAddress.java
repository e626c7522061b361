package io.praetor.config.internal.net;

import io.praetor.format.net.IpText;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One address of one network interface.
 *
 * @param flags up, loopback, broadcast, multicast, pointtopoint, forwardable
 * @param byDefaultRoute whether the default route leaves through this interface
 */
public record InterfaceAddress(
    String name,
    InetAddress ip,
    int prefixLength,
    int mtu,
    Set<String> flags,
    boolean byDefaultRoute) {

  boolean is(String flag) {
    return flags.contains(flag);
  }

  boolean isV6() {
    return ip instanceof Inet6Address;
  }

  String address() {
    return IpText.of(ip);
  }

  /** The named attribute as templates print it, empty for an unknown one. */
  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(
        switch (attribute.toLowerCase(Locale.ROOT)) {
          case "address", "host" -> address();
          case "name" -> name;
          case "string" -> address() + "/" + prefixLength;
          case "mask_bits" -> String.valueOf(prefixLength);
          case "network" -> network() + "/" + prefixLength;
          case "type" -> isV6() ? "IPv6" : "IPv4";
          case "size" -> size().toString();
          case "mtu" -> String.valueOf(mtu);
          case "flags" -> String.join("|", flags.stream().sorted().toList());
          case "port" -> "0";
          default -> null;
        });
  }

  BigInteger size() {
    int bits = ip.getAddress().length * Byte.SIZE;
    return BigInteger.ONE.shiftLeft(bits - prefixLength);
  }

  private String network() {
    byte[] bytes = ip.getAddress();
    for (int bit = prefixLength; bit < bytes.length * Byte.SIZE; bit++) {
      bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
    }
    return IpText.of(address(bytes));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("address of " + bytes.length + " bytes", e);
    }
  }
}
