package io.praetor.rpc.internal.relay;

import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Which servers there are, as the pools say: those of the own datacenter from the LAN, all others
 * from the WAN. Thread-safe.
 */
final class Datacenters {

  private final String own;
  private final Random random;
  private final ConcurrentMap<String, ServerRing> rings = new ConcurrentHashMap<>();
  private final AtomicLong tickets = new AtomicLong();
  private long applied;
  private volatile GossipPool lan;
  private volatile GossipPool wan;
  private volatile List<Server> lastNear = List.of();
  private volatile List<Server> lastFar = List.of();

  Datacenters(String own, Random random) {
    this.own = own;
    this.random = random;
  }

  void lan(GossipPool pool) {
    lan = pool;
    refresh();
  }

  void wan(GossipPool pool) {
    wan = pool;
    refresh();
  }

  GossipPool lan() {
    return lan;
  }

  GossipPool wan() {
    return wan;
  }

  String own() {
    return own;
  }

  /**
   * Something may have changed. The pools are asked without a lock: they may be waiting for this
   * themselves. Of two looks at the same time only the later one counts.
   */
  void refresh() {
    long ticket = tickets.incrementAndGet();
    apply(ticket, known());
  }

  private synchronized void apply(long ticket, List<Server> known) {
    if (ticket < applied) {
      return;
    }
    applied = ticket;
    Map<String, List<Server>> alive = new TreeMap<>();
    for (Server server : known) {
      List<Server> list = alive.computeIfAbsent(server.datacenter(), name -> new ArrayList<>());
      if (server.alive()) {
        list.add(server);
      }
    }
    rings.keySet().retainAll(alive.keySet());
    alive.forEach(
        (name, servers) ->
            rings.computeIfAbsent(name, missing -> new ServerRing(random)).update(servers));
  }

  private List<Server> known() {
    GossipPool near = lan;
    if (near != null) {
      String self = near.self().name();
      lastNear =
          news(
              lastNear,
              servers(near)
                  .filter(server -> server.datacenter().equals(own) && !server.name().equals(self))
                  .toList());
    }
    GossipPool far = wan;
    if (far != null) {
      lastFar = news(lastFar, servers(far).filter(one -> !one.datacenter().equals(own)).toList());
    }
    return Stream.concat(lastNear.stream(), lastFar.stream()).toList();
  }

  /**
   * A pool that is being replaced is away for a moment and then begins with nobody: whom it knew
   * are still there. Who really went stays in the pool for days, as failed or left.
   */
  private static List<Server> news(List<Server> last, List<Server> now) {
    return now.isEmpty() ? last : now;
  }

  private static Stream<Server> servers(GossipPool pool) {
    return pool.members().stream().map(Server::of).flatMap(Optional::stream);
  }

  /** Empty when no server of that datacenter was ever heard of. */
  Optional<ServerRing> ring(String datacenter) {
    return Optional.ofNullable(rings.get(datacenter));
  }

  /** New orders; returns when to do it again. */
  long rebalance() {
    rings.values().forEach(ServerRing::shuffle);
    GossipPool near = lan;
    int members = near == null ? 0 : near.members().size();
    int servers = ring(own).map(ServerRing::size).orElse(0);
    return Rebalancing.nextMillis(members, servers, random);
  }

  /** Own one first, then by distance; those whose distance is unknown last, by name. */
  List<String> nearestFirst() {
    List<String> others = new ArrayList<>(rings.keySet());
    others.remove(own);
    Map<String, Double> distances = distances();
    others.sort(
        Comparator.<String>comparingDouble(
                name -> distances.getOrDefault(name, Double.POSITIVE_INFINITY))
            .thenComparing(Comparator.naturalOrder()));
    others.add(0, own);
    return others;
  }

  /** Median distance of the servers of each datacenter, in seconds. */
  private Map<String, Double> distances() {
    GossipPool far = wan;
    if (far == null) {
      return Map.of();
    }
    Coordinate here = far.coordinate();
    Map<String, Coordinate> places = far.coordinates();
    Map<String, List<Double>> all = new TreeMap<>();
    for (Member member : far.members()) {
      Coordinate there = places.get(member.name());
      if (there != null && there.vector().size() == here.vector().size()) {
        Server.of(member)
            .ifPresent(
                server ->
                    all.computeIfAbsent(server.datacenter(), name -> new ArrayList<>())
                        .add(here.distanceTo(there)));
      }
    }
    Map<String, Double> medians = new TreeMap<>();
    all.forEach((name, list) -> medians.put(name, median(list)));
    return medians;
  }

  private static double median(List<Double> distances) {
    distances.sort(null);
    return distances.get(distances.size() / 2);
  }
}
