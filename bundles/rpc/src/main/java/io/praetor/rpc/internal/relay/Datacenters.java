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
    List<Server> known = new ArrayList<>();
    GossipPool near = lan;
    if (near != null) {
      String self = near.self().name();
      servers(near).stream()
          .filter(server -> server.datacenter().equals(own) && !server.name().equals(self))
          .forEach(known::add);
    }
    GossipPool far = wan;
    if (far != null) {
      servers(far).stream().filter(server -> !server.datacenter().equals(own)).forEach(known::add);
    }
    return known;
  }

  private static List<Server> servers(GossipPool pool) {
    return pool.members().stream().map(Server::of).flatMap(Optional::stream).toList();
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
