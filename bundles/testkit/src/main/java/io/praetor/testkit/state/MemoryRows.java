package io.praetor.testkit.state;

import io.praetor.api.state.Row;
import io.praetor.api.state.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Rows in a map that nobody changes any more, compared key by key. */
record MemoryRows<R extends Row>(NavigableMap<byte[], R> rows) implements TableRows<R> {

  @Override
  public Iterable<Difference<R>> since(TableRows<R> before) {
    NavigableMap<byte[], R> old = ((MemoryRows<R>) before).rows;
    NavigableSet<byte[]> keys = new TreeSet<>(rows.comparator());
    keys.addAll(old.keySet());
    keys.addAll(rows.keySet());
    List<Difference<R>> differences = new ArrayList<>();
    for (byte[] key : keys) {
      if (old.get(key) != rows.get(key)) {
        differences.add(new Difference<>(old.get(key), rows.get(key)));
      }
    }
    return differences;
  }
}
