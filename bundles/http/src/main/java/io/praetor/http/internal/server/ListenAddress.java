package io.praetor.http.internal.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * Where to listen.
 *
 * @param text as it was configured
 * @param path of a UNIX socket, otherwise null
 */
record ListenAddress(String text, String host, int port, Path path) {

  private static final String UNIX = "unix://";

  /** Takes {@code ip:port}, {@code [ip6]:port} and {@code unix:///path}. */
  static ListenAddress parse(String text) {
    if (text.startsWith(UNIX)) {
      return new ListenAddress(text, "", 0, Path.of(text.substring(UNIX.length())));
    }
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("no address and port: " + text);
    }
    String host = text.substring(0, colon);
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return new ListenAddress(text, bare, Integer.parseInt(text.substring(colon + 1)), null);
  }

  boolean isUnix() {
    return path != null;
  }

  SocketAddress socketAddress() {
    return isUnix() ? UnixDomainSocketAddress.of(path) : new InetSocketAddress(host, port);
  }

  /** In the words that administrators know from Go: {@code listen tcp 127.0.0.1:8500}. */
  String description() {
    return isUnix() ? "listen unix " + path : "listen tcp " + text;
  }
}
