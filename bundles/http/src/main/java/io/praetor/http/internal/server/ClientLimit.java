package io.praetor.http.internal.server;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections of all clients and of each address. Used by all event loops. */
final class ClientLimit {

  private final ConcurrentMap<InetAddress, Integer> connections = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();
  private final int maxAll;
  private volatile int max;

  /**
   * @param max connections of one address; 0 or less for no limit
   * @param maxAll connections of all together
   */
  ClientLimit(int max, int maxAll) {
    this.maxAll = maxAll;
    change(max);
  }

  /** Counts for connections that are still to come; those that are there stay. */
  void change(int most) {
    max = most <= 0 ? Integer.MAX_VALUE : most;
  }

  /** Counts a connection in; it has to be counted out again, whatever this says. */
  boolean enter(InetAddress client) {
    boolean room = all.incrementAndGet() <= maxAll;
    return connections.merge(client, 1, Integer::sum) <= max && room;
  }

  void leave(InetAddress client) {
    all.decrementAndGet();
    connections.computeIfPresent(client, (address, now) -> now <= 1 ? null : now - 1);
  }
}
