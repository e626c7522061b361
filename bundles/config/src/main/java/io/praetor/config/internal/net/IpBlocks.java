package io.praetor.config.internal.net;

import io.praetor.format.net.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Networks that standards set apart, by the number of the RFC that does so. */
final class IpBlocks {

  /** Special-purpose networks, RFC 6890 tables 1 to 26; what Consul takes for private. */
  private static final List<AddressBlock> RFC_6890 =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "240.0.0.0/4",
          "255.255.255.255/32",
          "::1/128",
          "::/128",
          "64:ff9b::/96",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "fc00::/7",
          "fe80::/10");

  private static final Map<String, List<AddressBlock>> BY_RFC =
      Map.of(
          "919", blocks("255.255.255.255/32"),
          "1112", blocks("224.0.0.0/4"),
          "1122", blocks("0.0.0.0/8", "127.0.0.0/8"),
          "1918", blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
          "3927", blocks("169.254.0.0/16"),
          "4193", blocks("fc00::/7"),
          "4291", blocks("::/128", "::1/128", "fe80::/10", "ff00::/8"),
          "5737", blocks("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),
          "6598", blocks("100.64.0.0/10"),
          "6890", RFC_6890);

  private IpBlocks() {}

  static boolean knowsRfc(String number) {
    return BY_RFC.containsKey(number);
  }

  static boolean isOfRfc(String number, InetAddress address) {
    return BY_RFC.getOrDefault(number, List.of()).stream().anyMatch(b -> b.contains(address));
  }

  static boolean isPrivate(InetAddress address) {
    return isOfRfc("6890", address);
  }

  private static List<AddressBlock> blocks(String... networks) {
    return Stream.of(networks).map(n -> AddressBlock.parse(n)).toList();
  }
}
