package io.praetor.http.internal.server;

import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.metrics.Sample;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How long requests took, by method and route, under Consul's two names for it. Each loop has its
 * own, and nothing is guarded; handles are looked up once for as long as the same metrics are
 * there.
 */
final class RequestTimes {

  private static final double NANOS_PER_MILLI = 1e6;

  /** The old name, which has everything in it, and the new one with labels. */
  private record Samples(Sample named, Sample labelled) {}

  private final Supplier<Metrics> source;
  private final LongSupplier nanoClock;

  /** By route and then by method: both are few, because only what a route serves is counted. */
  private final Map<String, Map<String, Samples>> samples = new HashMap<>();

  private Metrics current;

  RequestTimes(Supplier<Metrics> source, LongSupplier nanoClock) {
    this.source = source;
    this.nanoClock = nanoClock;
  }

  long now() {
    return nanoClock.getAsLong();
  }

  /** A request of a known route has its answer. */
  void answered(String route, String method, long beganNanos) {
    Metrics metrics = source.get();
    if (metrics != current) {
      samples.clear();
      current = metrics;
    }
    if (metrics == null) {
      return;
    }
    Samples known =
        samples
            .computeIfAbsent(route, path -> new HashMap<>())
            .computeIfAbsent(method, name -> lookUp(metrics, route, name));
    double millis = (now() - beganNanos) / NANOS_PER_MILLI;
    known.named.add(millis);
    known.labelled.add(millis);
  }

  private static Samples lookUp(Metrics metrics, String route, String method) {
    String path = route.substring(1);
    String dotted = (path.endsWith("/") ? path + "_" : path).replace('/', '.');
    return new Samples(
        metrics.sample("http." + method + "." + dotted),
        metrics.sample(
            "api.http", new Label("method", method), new Label("path", path.replace('/', '_'))));
  }
}
