package io.praetor.raft.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** A server port as text: {@code host:port}, an IPv6 address in brackets (RFC 3986 §3.2.2). */
final class ServerAddress {

  private static final int PORT_MAX = 65_535;

  private ServerAddress() {}

  static String text(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  /**
   * Takes the text apart; looks up a host name, which those who are asked to connect never give.
   *
   * @throws UnknownHostException also when it is no such text at all
   */
  static InetSocketAddress parse(String text) throws UnknownHostException {
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, Math.max(0, colon));
      int port = Integer.parseInt(text.substring(colon + 1));
      if (!host.isEmpty() && port >= 0 && port <= PORT_MAX) {
        return new InetSocketAddress(InetAddress.getByName(host), port);
      }
    } catch (NumberFormatException e) {
      throw (UnknownHostException) new UnknownHostException(text).initCause(e);
    }
    throw new UnknownHostException(text);
  }
}
