package io.praetor.catalog.internal.coordinate;

import io.praetor.api.catalog.CoordinateRow;
import io.praetor.catalog.internal.command.CoordinateBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Coordinates that wait to be written: the newest of each node. They are worth little, so they go
 * in batches and what is too much is dropped: its nodes will send newer ones. Thread-safe.
 */
public final class CoordinateQueue {

  /** How long coordinates are gathered, as in Consul. */
  public static final long PERIOD_MILLIS = 5_000;

  /** Commands in a period, as in Consul. */
  public static final int BATCHES_MAX = 5;

  /**
   * More than can be written are kept, as a node's newer one replaces its older one; up to here.
   */
  static final int PENDING_MAX = 65_536;

  /** What a period comes to. */
  public record Flush(List<CoordinateBatch> batches, int dropped) {}

  private final Map<String, CoordinateRow> pending = new LinkedHashMap<>();
  private int overflow;

  /** True when it is the first of a period, which therefore begins. */
  public synchronized boolean add(CoordinateRow row) {
    boolean first = pending.isEmpty();
    String key = row.node() + '\0' + row.segment();
    if (pending.size() >= PENDING_MAX && !pending.containsKey(key)) {
      overflow++;
    } else {
      pending.put(key, row);
    }
    return first;
  }

  /** Ends a period. */
  public synchronized Flush take() {
    int taken = Math.min(pending.size(), BATCHES_MAX * CoordinateBatch.SIZE_MAX);
    List<CoordinateRow> rows = List.copyOf(pending.values()).subList(0, taken);
    int dropped = pending.size() - taken + overflow;
    pending.clear();
    overflow = 0;
    List<CoordinateBatch> batches = new ArrayList<>();
    for (int start = 0; start < taken; start += CoordinateBatch.SIZE_MAX) {
      int end = Math.min(taken, start + CoordinateBatch.SIZE_MAX);
      batches.add(new CoordinateBatch(rows.subList(start, end)));
    }
    return new Flush(batches, dropped);
  }
}
