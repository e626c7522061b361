package io.praetor.dns.internal.message;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where the client of whoever asks is (RFC 7871).
 *
 * @param family 1 for IPv4, 2 for IPv6
 * @param sourceBits how much of the address is told
 * @param scopeBits for how much of it the answer holds
 * @param address as many bytes as were sent
 */
public record ClientSubnet(int family, int sourceBits, int scopeBits, byte[] address) {

  static final int OPTION = 8;

  private static final int V4 = 1;
  private static final int V6 = 2;
  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;

  /** The same with what the answer says. */
  public ClientSubnet withScope(int bits) {
    return new ClientSubnet(family, sourceBits, bits, address);
  }

  /** The address, filled up with zeros; empty when the family has none. */
  public Optional<InetAddress> host() {
    int length = family == V4 ? V4_BYTES : family == V6 ? V6_BYTES : 0;
    if (length == 0 || address.length > length) {
      return Optional.empty();
    }
    byte[] whole = new byte[length];
    System.arraycopy(address, 0, whole, 0, address.length);
    try {
      return Optional.of(InetAddress.getByAddress(whole));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + length + " bytes", e);
    }
  }
}
