package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.metrics.Gauges;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.MetricSource;
import java.util.Map;

/** How a pool is: its members by what they are, and how much it has to tell. */
final class PoolGauges implements MetricSource {

  private static final Map<String, String> FROM_STATS =
      Map.of(
          "health_score", "memberlist.health.score",
          "intent_queue", "serf.queue.Intent",
          "event_queue", "serf.queue.Event",
          "query_queue", "serf.queue.Query",
          "failed", "serf.members.failed",
          "left", "serf.members.left");

  private final GossipPool pool;
  private final Label network;
  private final boolean local;

  PoolGauges(GossipPool pool, String name) {
    this.pool = pool;
    network = new Label("network", name);
    local = name.equals(GossipPool.LAN);
  }

  @Override
  public void report(Gauges gauges) {
    if (local) {
      members(gauges);
    }
    Map<String, String> stats = pool.stats();
    FROM_STATS.forEach(
        (name, series) ->
            gauges.set(series, Double.parseDouble(stats.getOrDefault(name, "0")), network));
  }

  private void members(Gauges gauges) {
    int servers = 0;
    int clients = 0;
    for (Member member : pool.members()) {
      if (member.status() == MemberStatus.ALIVE) {
        boolean server = member.tag("role").equals("consul");
        servers += server ? 1 : 0;
        clients += server ? 0 : 1;
      }
    }
    Label datacenter = new Label("datacenter", pool.self().tag("dc"));
    gauges.set("members.servers", servers, datacenter);
    gauges.set("members.clients", clients, datacenter);
  }
}
