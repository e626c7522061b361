package io.praetor.gossip.internal.transport;

import io.netty.channel.ConnectTimeoutException;
import io.praetor.gossip.internal.message.Endpoint;
import java.util.Locale;
import java.util.Map;

/** Failures of sockets in the words that Consul's users know (those of Go's net package). */
final class SocketProblem {

  /** What Java's texts contain, and what is said instead. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "refused", "connect: connection refused",
          "no route to host", "connect: no route to host",
          "network is unreachable", "connect: network is unreachable",
          "timed out", "i/o timeout",
          "reset", "read: connection reset by peer",
          "in use", "address already in use",
          "permission denied", "permission denied",
          "cannot assign requested address", "cannot assign requested address");

  private SocketProblem() {}

  static String describe(Throwable cause) {
    if (cause instanceof ConnectTimeoutException) {
      return "i/o timeout";
    }
    String message = String.valueOf(cause.getMessage());
    String lower = message.toLowerCase(Locale.ROOT);
    return TEXTS.entrySet().stream()
        .filter(text -> lower.contains(text.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(message);
  }

  static String hostPort(Endpoint where) {
    String host = where.address().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + where.port();
  }
}
