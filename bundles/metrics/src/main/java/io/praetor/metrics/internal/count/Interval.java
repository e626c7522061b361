package io.praetor.metrics.internal.count;

import java.time.Instant;
import java.util.SortedMap;

/**
 * What was counted during one interval. Series in which nothing happened are left out.
 *
 * @param start a multiple of the interval's length
 */
public record Interval(
    Instant start, SortedMap<Series, Figures> counters, SortedMap<Series, Figures> samples) {

  /** How long one takes; Consul's tools count on it. */
  public static final int SECONDS = 10;

  /** When the interval began in which this moment is. */
  public static Instant startOf(Instant moment) {
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), SECONDS) * SECONDS);
  }
}
