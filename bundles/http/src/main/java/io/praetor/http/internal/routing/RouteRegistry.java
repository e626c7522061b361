package io.praetor.http.internal.routing;

import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The endpoints that there are. When several declare one path, the one of the higher ranking
 * answers, among equals the newer one: a new version takes over the moment it is there.
 *
 * <p>Endpoints come and go on any thread; readers take {@link #table()} without a lock.
 */
public final class RouteRegistry {

  /** How long a path whose service left counts as being replaced. */
  static final long VANISHED_NANOS = 30_000_000_000L;

  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparingInt(Entry::ranking).thenComparingLong(Entry::serviceId);

  private final LongSupplier nanoClock;
  private final Map<Long, Entry> entries = new HashMap<>(); // guarded by this
  private volatile RouteTable table = new RouteTable(List.of());
  private volatile List<Vanished> vanished = List.of();

  public RouteRegistry(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * @param bundleId of the bundle whose service this is
   */
  public synchronized void add(HttpEndpoint endpoint, int ranking, long serviceId, long bundleId) {
    entries.put(serviceId, new Entry(ranking, serviceId, bundleId, endpoint.routes()));
    publish();
  }

  /** Returns the routes that are gone. */
  public synchronized List<Route> remove(long serviceId) {
    Entry entry = entries.remove(serviceId);
    if (entry == null) {
      return List.of();
    }
    remember(entry); // first: no one may find neither the route nor the note
    publish();
    return entry.routes;
  }

  public RouteTable table() {
    return table;
  }

  /** Whether what answered at this path left a short while ago. */
  public boolean isVanished(String path) {
    long now = nanoClock.getAsLong();
    for (Vanished route : vanished) {
      if (now - route.nanos < VANISHED_NANOS && route.covers(path)) {
        return true;
      }
    }
    return false;
  }

  /** The bundle is uninstalled: what it served is not being replaced, it is gone. */
  public synchronized void forget(long bundleId) {
    vanished = vanished.stream().filter(route -> route.bundleId != bundleId).toList();
  }

  private void publish() {
    Map<String, Route> byPath = new HashMap<>();
    for (Entry entry : entries.values().stream().sorted(OLDEST_FIRST).toList()) {
      entry.routes.forEach(route -> byPath.put(route.path(), route));
    }
    table = new RouteTable(byPath.values());
  }

  /** Keeps paths only: a route would keep the classes of a bundle that is gone. */
  private void remember(Entry gone) {
    long now = nanoClock.getAsLong();
    List<Vanished> kept = new ArrayList<>();
    vanished.stream().filter(v -> now - v.nanos < VANISHED_NANOS).forEach(kept::add);
    gone.routes.forEach(route -> kept.add(new Vanished(route.path(), now, gone.bundleId)));
    vanished = List.copyOf(kept);
  }

  private record Entry(int ranking, long serviceId, long bundleId, List<Route> routes) {}

  private record Vanished(String path, long nanos, long bundleId) {
    boolean covers(String requested) {
      return path.endsWith("/") ? requested.startsWith(path) : requested.equals(path);
    }
  }
}
