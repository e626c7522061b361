package io.praetor.state.internal.read;

import io.praetor.api.state.IndexId;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.Row;
import io.praetor.api.state.TableId;
import io.praetor.api.state.TableRows;
import io.praetor.state.internal.table.Root;
import java.util.HashSet;
import java.util.Set;

/**
 * Notes where a question looks. {@link #tableIndex} is not noted: it is part of many answers and
 * moves with every write, and would wake everyone each time. Nor is {@link #glance}, which says so.
 */
final class Recorder implements ReadTxn {

  /** Whoever looks at more places watches whole tables instead. */
  static final int MAX_PLACES = 1024;

  private static final byte[] WHOLE = {};

  private final Root root;
  private final Set<Place> places = new HashSet<>(4);
  private boolean coarse;

  Recorder(Root root) {
    this.root = root;
  }

  Set<Place> places() {
    return places;
  }

  @Override
  public long index() {
    return root.index();
  }

  @Override
  public <R extends Row> R get(TableId<R> table, byte[] key) {
    note(Place.key(root.spaceOf(table), key));
    return root.get(table, key);
  }

  @Override
  public <R extends Row> Iterable<R> scan(TableId<R> table, byte[] prefix) {
    note(Place.below(root.spaceOf(table), prefix));
    return root.scan(table, prefix);
  }

  @Override
  public <R extends Row> Iterable<R> scan(IndexId<R> index, byte[] prefix) {
    note(Place.below(root.spaceOf(index), prefix));
    return root.scan(index, prefix);
  }

  @Override
  public <R extends Row> TableRows<R> rows(TableId<R> table) {
    note(Place.below(root.spaceOf(table), WHOLE));
    return root.rows(table);
  }

  @Override
  public <R extends Row> R glance(TableId<R> table, byte[] key) {
    return root.get(table, key);
  }

  @Override
  public <R extends Row> Iterable<R> glanceNewer(TableId<R> table, long after) {
    return root.glanceNewer(table, after);
  }

  @Override
  public long tableIndex(TableId<?> table) {
    return root.tableIndex(table);
  }

  @Override
  public long newestBelow(TableId<?> table, byte[] prefix) {
    note(Place.below(root.spaceOf(table), prefix));
    return root.newestBelow(table, prefix);
  }

  private void note(Place place) {
    if (!coarse && places.size() == MAX_PLACES) {
      coarse = true;
      Set<Place> tables = new HashSet<>();
      places.forEach(fine -> tables.add(Place.below(fine.space, WHOLE)));
      places.clear();
      places.addAll(tables);
    }
    places.add(coarse ? Place.below(place.space, WHOLE) : place);
  }
}
