package io.praetor.gossip.internal.pool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to join as people write it: {@code host}, {@code host:port}, {@code [v6]:port}, a bare
 * IPv6 address, and any of these behind a node name and a slash.
 *
 * @param host name or literal address
 * @param port 1 to 65535
 */
record PoolAddress(String host, int port) {

  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]+)\\](?::(\\d{1,5}))?");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+):(\\d{1,5})");
  private static final Pattern IPV6 =
      Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*(%\\w+)?");
  private static final int PORT_MAX = 0xffff;

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static PoolAddress parse(String text, int defaultPort) {
    String address = text.substring(text.indexOf('/') + 1).strip();
    Matcher brackets = BRACKETS.matcher(address);
    if (brackets.matches()) {
      return of(brackets.group(1), brackets.group(2), defaultPort);
    }
    Matcher withPort = WITH_PORT.matcher(address);
    if (withPort.matches()) {
      return of(withPort.group(1), withPort.group(2), defaultPort);
    }
    if (address.isEmpty()) {
      throw new IllegalArgumentException("lookup : no such host"); // as of a name, which it is not
    }
    if (address.indexOf(':') >= 0 && !isIpv6(address)) {
      throw new IllegalArgumentException("invalid address \"" + text + "\"");
    }
    return new PoolAddress(address, defaultPort);
  }

  private static boolean isIpv6(String address) {
    return IPV6.matcher(address).matches();
  }

  private static PoolAddress of(String host, String port, int defaultPort) {
    int number = port == null ? defaultPort : Integer.parseInt(port);
    if (number < 1 || number > PORT_MAX) {
      throw new IllegalArgumentException("invalid port \"" + port + "\"");
    }
    return new PoolAddress(host, number);
  }

  static String join(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
