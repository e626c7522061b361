package io.praetor.http.internal.server;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the connections of each client address. Used by all event loops. */
final class ClientLimit {

  private final ConcurrentMap<InetAddress, Integer> connections = new ConcurrentHashMap<>();
  private final int max;

  /**
   * @param max connections of one address; 0 or less for no limit
   */
  ClientLimit(int max) {
    this.max = max <= 0 ? Integer.MAX_VALUE : max;
  }

  /** Counts a connection in; it has to be counted out again, whatever this says. */
  boolean enter(InetAddress client) {
    return connections.merge(client, 1, Integer::sum) <= max;
  }

  void leave(InetAddress client) {
    connections.computeIfPresent(client, (address, now) -> now <= 1 ? null : now - 1);
  }
}
