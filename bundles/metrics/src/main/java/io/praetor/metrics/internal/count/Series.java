package io.praetor.metrics.internal.count;

import java.util.Map;

/**
 * Numbers under one name with one set of labels.
 *
 * @param name whole, with its prefix
 * @param labels by name, sorted
 */
public record Series(String name, Map<String, String> labels) implements Comparable<Series> {

  @Override
  public int compareTo(Series other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : labels.toString().compareTo(other.labels.toString());
  }
}
