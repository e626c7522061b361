package io.praetor.metrics.internal.statsd;

import io.praetor.metrics.internal.count.Figures;
import io.praetor.metrics.internal.count.Interval;
import io.praetor.metrics.internal.count.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * An interval as lines of statsd. Plain statsd knows no labels, so their values end the name, as in
 * Consul; DogStatsD has them as tags. Of a sample with very many values some are sent, with the
 * rate that says how many there were.
 */
public final class StatsdLines {

  /** Lines for one sample in one interval. */
  static final int MAX_VALUES = 256;

  private final boolean tagged;
  private final List<String> tags;
  private final List<String> lines = new ArrayList<>();

  private StatsdLines(boolean tagged, List<String> tags) {
    this.tagged = tagged;
    this.tags = tags;
  }

  /** Lines for statsd. */
  public static List<String> plain(Interval interval, SortedMap<Series, Double> gauges) {
    return new StatsdLines(false, List.of()).all(interval, gauges);
  }

  /** Lines for DogStatsD. */
  public static List<String> tagged(
      Interval interval, SortedMap<Series, Double> gauges, List<String> tags) {
    return new StatsdLines(true, tags).all(interval, gauges);
  }

  private List<String> all(Interval interval, SortedMap<Series, Double> gauges) {
    gauges.forEach((series, value) -> line(series, value, "g"));
    interval.counters().forEach((series, figures) -> line(series, figures.sum(), "c"));
    interval.samples().forEach(this::sample);
    return lines;
  }

  private void sample(Series series, Figures figures) {
    double[] recent = figures.recent();
    int sent = Math.min(recent.length, MAX_VALUES);
    String rate =
        sent == figures.count()
            ? ""
            : String.format(Locale.ROOT, "|@%.6f", (double) sent / figures.count());
    for (int i = 0; i < sent; i++) {
      // Evenly spread over the sorted values, so that what is sent is distributed as all are.
      line(series, recent[(int) ((long) i * recent.length / sent)], "ms" + rate);
    }
  }

  private void line(Series series, double value, String type) {
    StringBuilder line = new StringBuilder(clean(series.name()));
    if (!tagged) {
      series.labels().values().forEach(text -> line.append('.').append(clean(text)));
    }
    line.append(':').append(String.format(Locale.ROOT, "%f", value)).append('|').append(type);
    if (tagged) {
      List<String> all = new ArrayList<>();
      for (Map.Entry<String, String> label : series.labels().entrySet()) {
        all.add(clean(label.getKey()) + ":" + clean(label.getValue()));
      }
      all.addAll(tags);
      line.append(all.isEmpty() ? "" : "|#" + String.join(",", all));
    }
    lines.add(line.toString());
  }

  private static String clean(String text) {
    return text.replaceAll("[:|@#,\\s]", "_");
  }
}
