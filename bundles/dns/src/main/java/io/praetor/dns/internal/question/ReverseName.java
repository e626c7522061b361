package io.praetor.dns.internal.question;

import io.praetor.dns.internal.message.DomainName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Names that stand for addresses in reverse (RFC 1035 section 3.5, RFC 3596 section 2.5). */
public final class ReverseName {

  /** All of them are below this one. */
  public static final DomainName ZONE = DomainName.parse("arpa").orElseThrow();

  private static final String V4 = "in-addr";
  private static final String V6 = "ip6";
  private static final int V4_LABELS = 6;
  private static final int V6_LABELS = 34;
  private static final int OCTET_MAX = 255;
  private static final int OCTET_DIGITS_MAX = 3;

  private ReverseName() {}

  /** The address, as {@link InetAddress#getHostAddress} writes it; empty when it is none. */
  public static Optional<String> address(List<String> labels) {
    int size = labels.size();
    if (size == V4_LABELS && labels.get(4).equals(V4)) {
      return octets(labels).map(ReverseName::text);
    }
    if (size == V6_LABELS && labels.get(32).equals(V6)) {
      return nibbles(labels).map(ReverseName::text);
    }
    return Optional.empty();
  }

  private static Optional<byte[]> octets(List<String> labels) {
    byte[] octets = new byte[4];
    for (int i = 0; i < octets.length; i++) {
      String label = labels.get(3 - i);
      boolean number =
          label.length() <= OCTET_DIGITS_MAX
              && label.chars().allMatch(c -> c >= '0' && c <= '9')
              && !label.isEmpty();
      if (!number || Integer.parseInt(label) > OCTET_MAX) {
        return Optional.empty();
      }
      octets[i] = (byte) Integer.parseInt(label);
    }
    return Optional.of(octets);
  }

  private static Optional<byte[]> nibbles(List<String> labels) {
    byte[] octets = new byte[16];
    for (int i = 0; i < octets.length * 2; i++) {
      String label = labels.get(31 - i);
      int digit = label.length() == 1 ? Character.digit(label.charAt(0), 16) : -1;
      if (digit < 0 || label.charAt(0) > 'f') {
        return Optional.empty();
      }
      octets[i / 2] |= (byte) (i % 2 == 0 ? digit << 4 : digit);
    }
    return Optional.of(octets);
  }

  private static String text(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + octets.length + " bytes", e);
    }
  }
}
