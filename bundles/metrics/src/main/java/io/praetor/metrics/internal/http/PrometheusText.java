package io.praetor.metrics.internal.http;

import io.praetor.metrics.internal.count.Series;
import io.praetor.metrics.internal.count.Total;
import java.util.Map;
import java.util.SortedMap;

/**
 * The text format of Prometheus, version 0.0.4, with the names that Consul gives: a counter has no
 * {@code _total}, which dashboards made for Consul do not expect.
 */
final class PrometheusText {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double[] QUANTILES = {0.5, 0.9, 0.99};

  /** Doubles hold all whole numbers up to here. */
  private static final double MAX_WHOLE = 1L << 53;

  private final StringBuilder out = new StringBuilder();
  private String described = "";

  private PrometheusText() {}

  static String of(SortedMap<Series, Double> gauges, SortedMap<Series, Total> totals) {
    PrometheusText text = new PrometheusText();
    gauges.forEach(
        (series, value) -> {
          String name = text.describe(series, "gauge");
          text.line(name, series.labels(), "", value);
        });
    totals.forEach(text::total);
    return text.out.toString();
  }

  private void total(Series series, Total total) {
    String name = describe(series, total.counter() ? "counter" : "summary");
    if (total.counter()) {
      line(name, series.labels(), "", total.sum());
      return;
    }
    for (double part : QUANTILES) {
      line(name, series.labels(), Double.toString(part), total.latest().quantile(part));
    }
    line(name + "_sum", series.labels(), "", total.sum());
    line(name + "_count", series.labels(), "", (double) total.count());
  }

  /** Series come in the order of their names, so that those of one name stand together. */
  private String describe(Series series, String type) {
    String name = name(series.name());
    if (!described.equals(name)) {
      described = name;
      out.append("# HELP ").append(name).append(' ').append(name).append('\n');
      out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
    return name;
  }

  private void line(String name, Map<String, String> labels, String quantile, double value) {
    out.append(name);
    if (!labels.isEmpty() || !quantile.isEmpty()) {
      out.append('{');
      labels.forEach((label, text) -> label(name(label), text));
      if (!quantile.isEmpty()) {
        label("quantile", quantile);
      }
      out.append('}');
    }
    out.append(' ').append(number(value)).append('\n');
  }

  private void label(String name, String text) {
    if (out.charAt(out.length() - 1) != '{') {
      out.append(',');
    }
    out.append(name).append("=\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', '"' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    out.append('"');
  }

  private static String name(String text) {
    StringBuilder name = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (digit && i == 0) {
        name.append('_');
      }
      name.append(letter || digit ? c : '_');
    }
    return name.isEmpty() ? "_" : name.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < MAX_WHOLE
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
