package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.gossip.Coordinate;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Order by estimated round-trip time; what has no coordinate comes last, in its old order. */
public final class Nearness {

  private Nearness() {}

  public static <T> void sort(ReadTxn txn, String near, List<T> items, Function<T, String> node) {
    Coordinate origin = near.isEmpty() ? null : of(txn, near);
    if (origin == null) {
      return;
    }
    Map<String, Double> distances = new HashMap<>();
    for (T item : items) {
      distances.computeIfAbsent(node.apply(item), name -> distance(origin, of(txn, name)));
    }
    items.sort(Comparator.comparing(item -> distances.get(node.apply(item))));
  }

  private static Coordinate of(ReadTxn txn, String node) {
    CoordinateRow row = txn.get(CatalogTables.COORDINATES, CatalogKeys.onNode(node, ""));
    return row == null ? null : row.coordinate();
  }

  private static double distance(Coordinate from, Coordinate to) {
    return to == null || to.vector().size() != from.vector().size()
        ? Double.POSITIVE_INFINITY
        : from.distanceTo(to);
  }
}
