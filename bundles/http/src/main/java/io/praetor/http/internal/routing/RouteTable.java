package io.praetor.http.internal.routing;

import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every route of a moment; immutable. An exact path wins over prefixes, a longer prefix wins. */
public final class RouteTable {

  private final Map<String, Target> exact = new HashMap<>();
  private final List<Target> prefixes = new ArrayList<>();

  RouteTable(Collection<Route> routes) {
    for (Route route : routes) {
      Target target = new Target(route);
      if (route.path().endsWith("/")) {
        prefixes.add(target);
      } else {
        exact.put(route.path(), target);
      }
    }
    prefixes.sort(Comparator.comparingInt((Target t) -> t.route().path().length()).reversed());
  }

  /** The route for a clean path, or null. */
  public Target find(String path) {
    Target found = exact.get(path);
    if (found != null) {
      return found;
    }
    for (Target target : prefixes) {
      if (path.startsWith(target.route().path())) {
        return target;
      }
    }
    return null;
  }

  /** Where a path that is not served as it stands should be asked for instead, or null. */
  public String redirect(String path) {
    String clean = PathCleaner.clean(path);
    if (find(clean) == null) {
      String folder = clean + "/";
      for (Target target : prefixes) {
        if (target.route().path().equals(folder)) {
          return folder;
        }
      }
    }
    return clean.equals(path) ? null : clean;
  }

  /**
   * A route and what is told of it.
   *
   * @param allow the methods that it takes, as the Allow header has them
   */
  public record Target(Route route, String allow) {

    private static final List<String> USUAL_ORDER = List.of("GET", "PUT", "POST", "DELETE");

    Target(Route route) {
      this(route, allow(route.handlers().keySet()));
    }

    private static String allow(Collection<String> methods) {
      List<String> sorted = new ArrayList<>(methods);
      sorted.sort(
          Comparator.comparingInt(
                  (String m) -> USUAL_ORDER.contains(m) ? USUAL_ORDER.indexOf(m) : 99)
              .thenComparing(Comparator.naturalOrder()));
      sorted.add(0, "OPTIONS");
      return String.join(",", sorted);
    }
  }
}
