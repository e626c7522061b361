package io.praetor.http.internal.server;

import io.praetor.format.net.AddressBlock;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/** What the configuration forbids. */
final class AccessRules {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final List<String> blockedPrefixes;
  private final List<AddressBlock> writers;

  AccessRules(List<String> blockedPrefixes, List<String> writers) {
    this.blockedPrefixes = List.copyOf(blockedPrefixes);
    this.writers = writers.stream().map(AddressBlock::parse).toList();
  }

  /** Whether requests of this method change nothing. */
  static boolean isReading(String method) {
    return READING.contains(method);
  }

  boolean isBlocked(String path) {
    for (String prefix : blockedPrefixes) {
      if (path.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Who comes through a UNIX socket has been let in by the file's mode. */
  boolean mayUse(String method, InetSocketAddress remote) {
    if (writers.isEmpty() || remote == null || isReading(method)) {
      return true;
    }
    return writers.stream().anyMatch(network -> network.contains(remote.getAddress()));
  }
}
