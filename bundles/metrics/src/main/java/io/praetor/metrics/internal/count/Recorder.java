package io.praetor.metrics.internal.count;

import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All series. Handles count into them from any thread; its own lock guards everything that looks at
 * intervals.
 */
public final class Recorder implements Metrics {

  /** Far more than an agent has; a mistake with labels shall not fill the memory. */
  static final int MAX_SERIES = 8192;

  private final NameRules names;
  private final Map<Series, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, Boolean> kinds = new ConcurrentHashMap<>();
  private Interval finished;
  private Instant start;

  /** A series and what is known of it; all but the tally is guarded by the recorder's lock. */
  private static final class Entry {
    private final boolean counter;
    private final Tally tally;
    private long count;
    private double sum;
    private Figures last = Figures.NOTHING;
    private Instant changed;

    Entry(boolean counter, Instant now) {
      this.counter = counter;
      this.tally = new Tally(!counter);
      this.changed = now;
    }
  }

  public Recorder(NameRules names, Instant now) {
    this.names = names;
    start = Interval.startOf(now);
  }

  @Override
  public Counter counter(String name, Label... labels) {
    Tally tally = tally(names.name(name), true, labels);
    return tally == null ? Counter.NONE : tally;
  }

  @Override
  public Sample sample(String name, Label... labels) {
    Tally tally = tally(names.name(name), false, labels);
    return tally == null ? Sample.NONE : tally;
  }

  private synchronized Tally tally(String name, boolean counter, Label... labels) {
    if (!names.keeps(name)) {
      return null;
    }
    if (kinds.getOrDefault(name, counter) != counter) {
      throw new IllegalArgumentException(name + " is a metric of another kind");
    }
    Series series = new Series(name, sorted(labels));
    Entry entry = entries.get(series);
    if (entry == null && entries.size() < MAX_SERIES) {
      kinds.put(name, counter);
      entry = new Entry(counter, start);
      entries.put(series, entry);
    }
    return entry == null ? null : entry.tally;
  }

  static Map<String, String> sorted(Label... labels) {
    Map<String, String> sorted = new TreeMap<>();
    for (Label label : labels) {
      sorted.put(label.name(), label.value());
    }
    return Collections.unmodifiableMap(sorted);
  }

  /** Ends the interval, and begins the one in which this moment is. */
  public synchronized Interval end(Instant now) {
    Interval ended = interval(start, true);
    finished = ended;
    start = Interval.startOf(now);
    return ended;
  }

  /** The interval that ended last, or the first one as far as it has come. */
  public synchronized Interval latest() {
    return finished == null ? interval(start, false) : finished;
  }

  private Interval interval(Instant began, boolean ends) {
    SortedMap<Series, Figures> counters = new TreeMap<>();
    SortedMap<Series, Figures> samples = new TreeMap<>();
    entries.forEach(
        (series, entry) -> {
          Figures figures = ends ? entry.tally.take() : entry.tally.look();
          if (ends) {
            entry.count += figures.count();
            entry.sum += figures.sum();
            entry.last = figures;
          }
          if (figures.count() > 0) {
            entry.changed = ends ? began : entry.changed;
            (entry.counter ? counters : samples).put(series, figures);
          }
        });
    return new Interval(began, counters, samples);
  }

  /**
   * Everything since the beginning.
   *
   * @param retention what did not change for so long is left out; zero for all
   */
  public synchronized SortedMap<Series, Total> totals(Duration retention) {
    SortedMap<Series, Total> totals = new TreeMap<>();
    entries.forEach(
        (series, entry) -> {
          Figures now = entry.tally.look();
          boolean stale =
              now.count() == 0
                  && !retention.isZero()
                  && entry.changed.plus(retention).isBefore(start);
          if (!stale) {
            totals.put(
                series,
                new Total(
                    entry.counter,
                    entry.count + now.count(),
                    entry.sum + now.sum(),
                    entry.last.plus(now)));
          }
        });
    return totals;
  }
}
