package io.praetor.metrics.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.metrics.internal.count.GaugeBoard;
import io.praetor.metrics.internal.count.Interval;
import io.praetor.metrics.internal.count.Recorder;
import io.praetor.metrics.internal.count.Series;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * {@code /v1/agent/metrics}: the last interval as JSON, or everything for Prometheus. Gauges are as
 * they are when somebody asks.
 */
public final class MetricsEndpoint implements HttpEndpoint {

  private final Need need;
  private final Recorder recorder;
  private final GaugeBoard gauges;
  private final Duration retention;

  /**
   * Makes the endpoint.
   *
   * @param nodeName of this agent
   * @param retention what Prometheus is not told of any more after not changing for so long
   */
  public MetricsEndpoint(
      String nodeName, Recorder recorder, GaugeBoard gauges, Duration retention) {
    need = Need.of(Resource.AGENT, Access.READ, request -> nodeName);
    this.recorder = recorder;
    this.gauges = gauges;
    this.retention = retention;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "/v1/agent/metrics",
            Map.of("GET", need.then(this::metrics)),
            Route.BodyLimit.NONE,
            Route.Scope.AGENT));
  }

  private Answer metrics(HttpRequest request) {
    if (!isForPrometheus(request)) {
      Interval interval = recorder.latest();
      SortedMap<Series, Double> now = gauges.read();
      return new Answer.Now(Content.json(out -> MetricsJson.write(interval, now, out)));
    }
    String text = PrometheusText.of(gauges.read(), recorder.totals(retention));
    return new Answer.Now(
        new Content(
            200,
            Map.of("Content-Type", PrometheusText.CONTENT_TYPE),
            new Content.Bytes(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static boolean isForPrometheus(HttpRequest request) {
    String accepted = request.header("Accept");
    return request.parameter("format").equals("prometheus")
        || (accepted != null
            && (accepted.contains("application/openmetrics-text")
                || accepted.replace(" ", "").contains("text/plain;version=0.0.4")));
  }
}
