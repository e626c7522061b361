package io.praetor.metrics.internal.http;

import io.praetor.metrics.internal.count.Figures;
import io.praetor.metrics.internal.count.Interval;
import io.praetor.metrics.internal.count.Series;
import io.praetor.spi.http.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.SortedMap;

/** One interval as Consul's API tells it. */
final class MetricsJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '+0000 UTC'").withZone(ZoneOffset.UTC);

  private MetricsJson() {}

  static void write(Interval interval, SortedMap<Series, Double> gauges, JsonWriter out) {
    out.beginObject();
    out.name("Timestamp").value(time(interval.start()));
    out.name("Gauges").beginArray();
    gauges.forEach(
        (series, value) -> {
          out.beginObject();
          out.name("Name").value(series.name());
          out.name("Value").value((double) value);
          labels(series, out);
        });
    out.endArray();
    out.name("Points").beginArray().endArray();
    figures("Counters", interval.counters(), out);
    figures("Samples", interval.samples(), out);
    out.endObject();
  }

  static String time(Instant moment) {
    return TIME.format(moment);
  }

  private static void figures(String name, Map<Series, Figures> all, JsonWriter out) {
    out.name(name).beginArray();
    all.forEach(
        (series, figures) -> {
          out.beginObject();
          out.name("Name").value(series.name());
          out.name("Count").value(figures.count());
          out.name("Rate").value(figures.sum() / Interval.SECONDS);
          out.name("Sum").value(figures.sum());
          out.name("Min").value(figures.min());
          out.name("Max").value(figures.max());
          out.name("Mean").value(figures.mean());
          out.name("Stddev").value(figures.deviation());
          labels(series, out);
        });
    out.endArray();
  }

  /** The last member, and the end of the object. */
  private static void labels(Series series, JsonWriter out) {
    out.name("Labels").beginObject();
    series.labels().forEach((label, text) -> out.name(label).value(text));
    out.endObject().endObject();
  }
}
