package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.JoinResult;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A member of a pool in a test. */
final class Neighbour implements AutoCloseable {

  private final PoolHost host;
  private final PoolWatch watch = new PoolWatch();

  Neighbour(TestSettings settings) throws Exception {
    this(settings, new LanJoinRule("dc1", settings.build().memberName(), id(settings)));
  }

  Neighbour(TestSettings settings, JoinRule rule) throws Exception {
    host = new PoolHost(settings.build(), rule, new PoolMeter("test"));
    host.addListener(watch);
  }

  private static String id(TestSettings settings) {
    return Tags.parse(settings.build().tags()).getOrDefault("id", "");
  }

  PoolHost host() {
    return host;
  }

  GossipPool pool() {
    return host.pool();
  }

  PoolWatch watch() {
    return watch;
  }

  int port() {
    return pool().self().port();
  }

  String address() {
    return "127.0.0.1:" + port();
  }

  JoinResult join(Neighbour other) throws Exception {
    return pool().join(List.of(other.address())).get(20, TimeUnit.SECONDS);
  }

  /** Ends without a word. */
  @Override
  public void close() {
    host.close();
  }
}
