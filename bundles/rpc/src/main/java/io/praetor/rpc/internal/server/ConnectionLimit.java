package io.praetor.rpc.internal.server;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the connections of each address. Used by all event loops. */
final class ConnectionLimit {

  private final ConcurrentMap<InetAddress, Integer> connections = new ConcurrentHashMap<>();
  private final int max;

  /**
   * @param max connections of one address; 0 or less for no limit
   */
  ConnectionLimit(int max) {
    this.max = max <= 0 ? Integer.MAX_VALUE : max;
  }

  /** Counts a connection in; it has to be counted out again, whatever this says. */
  boolean enter(InetAddress peer) {
    return connections.merge(peer, 1, Integer::sum) <= max;
  }

  void leave(InetAddress peer) {
    connections.computeIfPresent(peer, (address, now) -> now <= 1 ? null : now - 1);
  }
}
