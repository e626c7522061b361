package io.praetor.metrics.internal.count;

import io.praetor.api.metrics.MetricSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody who knows numbers that go up and down. Any thread; asks one after the other. */
public final class GaugeBoard {

  private static final Logger LOG = LoggerFactory.getLogger(GaugeBoard.class);

  private final NameRules names;
  private final List<MetricSource> sources = new CopyOnWriteArrayList<>();

  public GaugeBoard(NameRules names) {
    this.names = names;
  }

  public void add(MetricSource source) {
    sources.add(source);
  }

  public void remove(MetricSource source) {
    sources.remove(source);
  }

  /** All gauges as they are now. A source that fails is left out. */
  public synchronized SortedMap<Series, Double> read() {
    SortedMap<Series, Double> values = new TreeMap<>();
    for (MetricSource source : sources) {
      try {
        source.report(
            (name, value, labels) -> {
              String whole = names.gauge(name);
              if (Double.isFinite(value)
                  && values.size() < Recorder.MAX_SERIES
                  && names.keeps(whole)) {
                values.put(new Series(whole, Recorder.sorted(labels)), value);
              }
            });
      } catch (RuntimeException e) {
        LOG.debug("A source of metrics failed", e);
      }
    }
    return values;
  }
}
