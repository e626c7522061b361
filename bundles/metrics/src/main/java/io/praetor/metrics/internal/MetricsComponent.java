package io.praetor.metrics.internal;

import io.praetor.api.config.MetricsSettings;
import io.praetor.api.metrics.Counter;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.MetricSource;
import io.praetor.api.metrics.Metrics;
import io.praetor.api.metrics.Sample;
import io.praetor.metrics.internal.count.GaugeBoard;
import io.praetor.metrics.internal.count.NameRules;
import io.praetor.metrics.internal.count.Recorder;
import io.praetor.metrics.internal.http.MetricsEndpoint;
import io.praetor.metrics.internal.runtime.RuntimeSource;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Counts for everybody, and tells it. */
@Component(
    configurationPid = MetricsSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {Metrics.class, HttpEndpoint.class},
    immediate = true)
public final class MetricsComponent implements Metrics, HttpEndpoint {

  private final Recorder recorder;
  private final GaugeBoard gauges;
  private final MetricsEndpoint endpoint;
  private final IntervalThread intervals;

  @Activate
  public MetricsComponent(MetricsSettings settings) {
    NameRules names =
        new NameRules(
            settings.prefix(),
            settings.hostName(),
            List.of(settings.prefixFilter()),
            settings.filterDefault());
    recorder = new Recorder(names, Instant.now());
    gauges = new GaugeBoard(names);
    gauges.add(new RuntimeSource());
    endpoint =
        new MetricsEndpoint(
            settings.nodeName(), recorder, gauges, Duration.ofMillis(settings.retentionMillis()));
    intervals = IntervalThread.start(recorder, gauges, settings);
  }

  @Override
  public Counter counter(String name, Label... labels) {
    return recorder.counter(name, labels);
  }

  @Override
  public Sample sample(String name, Label... labels) {
    return recorder.sample(name, labels);
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSource(MetricSource source) {
    gauges.add(source);
  }

  void unbindSource(MetricSource source) {
    gauges.remove(source);
  }

  @Deactivate
  void stop() {
    intervals.stop();
  }
}
