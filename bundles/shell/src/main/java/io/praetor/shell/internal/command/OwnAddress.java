package io.praetor.shell.internal.command;

import java.util.Optional;
import java.util.stream.Stream;

/** How a client on this machine reaches the agent's own API. */
final class OwnAddress {

  private OwnAddress() {}

  /**
   * The first listener, in the words of {@code -http-addr}.
   *
   * @param listeners each as {@code ip:port}, {@code [ip6]:port} or {@code unix:///path}
   */
  static Optional<String> of(String... listeners) {
    return Stream.of(listeners == null ? new String[0] : listeners)
        .findFirst()
        .map(OwnAddress::reachable);
  }

  /** Nobody can connect to "all addresses". */
  private static String reachable(String listener) {
    return listener
        .replaceFirst("^0\\.0\\.0\\.0:", "127.0.0.1:")
        .replaceFirst("^\\[::\\]:", "[::1]:");
  }
}
