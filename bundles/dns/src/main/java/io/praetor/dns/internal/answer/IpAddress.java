package io.praetor.dns.internal.answer;

import io.netty.util.NetUtil;

/** IP addresses in the forms that registrations use. */
final class IpAddress {

  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;
  private static final int MAPPED_BYTES = 10;

  private IpAddress() {}

  /** The 4 or 16 bytes of an address; null when the text is a host name, or nothing. */
  static byte[] parse(String text) {
    if (text.isEmpty() || text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
      return null;
    }
    byte[] octets = NetUtil.createByteArrayFromIpAddressString(text);
    return octets != null && octets.length == V6_BYTES ? unmapped(octets) : octets;
  }

  /** An IPv4 address that is written as one of IPv6 is one of IPv4. */
  private static byte[] unmapped(byte[] octets) {
    for (int i = 0; i < MAPPED_BYTES; i++) {
      if (octets[i] != 0) {
        return octets;
      }
    }
    if (octets[MAPPED_BYTES] != -1 || octets[MAPPED_BYTES + 1] != -1) {
      return octets;
    }
    byte[] v4 = new byte[V4_BYTES];
    System.arraycopy(octets, V6_BYTES - V4_BYTES, v4, 0, V4_BYTES);
    return v4;
  }
}
