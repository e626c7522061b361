package io.praetor.rpc.internal.relay;

import java.util.random.RandomGenerator;

/**
 * When the order of servers is made anew: often enough that a server which came back gets its
 * share, seldom enough that the connections which that costs all servers together stay few, 64 a
 * second.
 */
final class Rebalancing {

  /** Consul's; 2 to 3 minutes. */
  static final long BASE_MILLIS = 120_000;

  private static final long JITTER_MILLIS = 60_000;

  /** Connections a second that each server may be asked for by all agents together. */
  private static final long CONNECTIONS_PER_SECOND = 64;

  private Rebalancing() {}

  static long nextMillis(int members, int servers, RandomGenerator random) {
    long byTime = BASE_MILLIS + random.nextLong(JITTER_MILLIS);
    long byLoad = 1_000L * members / (CONNECTIONS_PER_SECOND * Math.max(servers, 1));
    return Math.max(byTime, byLoad);
  }
}
