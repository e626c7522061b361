package io.praetor.catalog.internal.reconcile;

import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.Map;

/**
 * Whether one of these nodes is not where it was. Whatever else changes is no news.
 *
 * @param places by node name, as {@link CatalogNode#place} tells them
 */
record MovedQuery(Map<String, String> places) implements StateQuery<Boolean> {

  /** Newer than nothing: whoever waits with it waits until one has moved. */
  static final long KNOWN = 1;

  MovedQuery {
    places = Map.copyOf(places);
  }

  @Override
  public Answer<Boolean> run(ReadTxn txn) {
    boolean moved = false;
    for (Map.Entry<String, String> place : places.entrySet()) {
      CatalogNode node = CatalogNode.find(txn, place.getKey());
      moved |= !CatalogNode.place(node).equals(place.getValue()); // each of them is read
    }
    return new Answer<>(moved, moved ? Math.max(txn.index(), KNOWN + 1) : Answer.NONE, moved);
  }
}
