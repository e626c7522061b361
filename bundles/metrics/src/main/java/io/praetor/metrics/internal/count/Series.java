package io.praetor.metrics.internal.count;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers under one name with one set of labels.
 *
 * @param name whole, with its prefix
 * @param labels by name, sorted
 */
public record Series(String name, Map<String, String> labels) implements Comparable<Series> {

  public Series {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  @Override
  public int compareTo(Series other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : labels.toString().compareTo(other.labels.toString());
  }
}
