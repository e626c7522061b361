package io.praetor.state.internal.read;

import io.praetor.state.internal.table.Touched;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds who watches a changed key: one look-up for the key itself and one for each length of prefix
 * that anybody watches, with a hash that grows along the key. Guarded by its user.
 */
final class PlaceIndex<W> {

  /** Few watch one place, so the lists start small. */
  private static final int USUAL_WATCHERS = 1;

  private static final SortedMap<Integer, Integer> NO_LENGTHS =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  private final Map<Place, List<W>> watchers = new HashMap<>();

  /** How many watched prefixes there are of each length, in each space. */
  private final Map<Integer, SortedMap<Integer, Integer>> lengths = new HashMap<>();

  void add(Place place, W watcher) {
    List<W> here = watchers.get(place);
    if (here == null) {
      here = new ArrayList<>(USUAL_WATCHERS);
      watchers.put(place, here);
      if (place.prefix) {
        lengths
            .computeIfAbsent(place.space, any -> new TreeMap<>())
            .merge(place.length, 1, Integer::sum);
      }
    }
    here.add(watcher);
  }

  void remove(Place place, W watcher) {
    List<W> here = watchers.get(place);
    here.remove(watcher);
    if (here.isEmpty()) {
      watchers.remove(place);
      if (place.prefix) {
        lengths.get(place.space).computeIfPresent(place.length, (any, n) -> n == 1 ? null : n - 1);
      }
    }
  }

  boolean isEmpty() {
    return watchers.isEmpty();
  }

  /** Shows everyone who watches the key or a prefix of it. */
  void watching(Touched changed, Consumer<W> found) {
    byte[] key = changed.key();
    show(Place.key(changed.space(), key), found);
    int hash = 0;
    int hashed = 0;
    for (int length : lengths.getOrDefault(changed.space(), NO_LENGTHS).keySet()) {
      if (length > key.length) {
        return;
      }
      hash = Place.hash(key, hash, hashed, length);
      hashed = length;
      show(Place.below(changed.space(), key, length, hash), found);
    }
  }

  private void show(Place place, Consumer<W> found) {
    List<W> here = watchers.get(place);
    if (here != null) {
      here.forEach(found);
    }
  }
}
