package io.praetor.dns.internal.server;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections there may be. Called by all event loops. */
final class StreamLimits {

  static final int CONNECTIONS_MAX = 1_024;
  static final int CONNECTIONS_PER_CLIENT_MAX = 128;

  private final AtomicInteger all = new AtomicInteger();
  private final ConcurrentHashMap<InetAddress, Integer> byClient = new ConcurrentHashMap<>();

  /** Whether one more may come; who may calls {@link #leave} later. */
  boolean enter(InetAddress client) {
    if (all.incrementAndGet() > CONNECTIONS_MAX) {
      all.decrementAndGet();
      return false;
    }
    if (byClient.merge(client, 1, Integer::sum) > CONNECTIONS_PER_CLIENT_MAX) {
      leave(client);
      return false;
    }
    return true;
  }

  void leave(InetAddress client) {
    all.decrementAndGet();
    byClient.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
  }
}
