package io.praetor.metrics.internal;

import io.praetor.api.config.MetricsSettings;
import io.praetor.metrics.internal.count.GaugeBoard;
import io.praetor.metrics.internal.count.Interval;
import io.praetor.metrics.internal.count.Recorder;
import io.praetor.metrics.internal.count.Series;
import io.praetor.metrics.internal.statsd.StatsdLines;
import io.praetor.metrics.internal.transport.StatsdSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends each interval where the clock says so, and sends what it held to those who collect it. */
final class IntervalThread {

  private static final Logger LOG = LoggerFactory.getLogger(IntervalThread.class);

  private final Recorder recorder;
  private final GaugeBoard gauges;
  private final List<BiConsumer<Interval, SortedMap<Series, Double>>> collectors =
      new ArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread metrics = new Thread(task, "metrics");
            metrics.setDaemon(true);
            return metrics;
          });

  private IntervalThread(Recorder recorder, GaugeBoard gauges, MetricsSettings settings) {
    this.recorder = recorder;
    this.gauges = gauges;
    if (!settings.statsd().isEmpty()) {
      StatsdSender sender = StatsdSender.to(settings.statsd());
      collectors.add((interval, values) -> sender.send(StatsdLines.plain(interval, values)));
    }
    if (!settings.dogstatsd().isEmpty()) {
      StatsdSender sender = StatsdSender.to(settings.dogstatsd());
      List<String> tags = List.of(settings.dogstatsdTags());
      collectors.add((interval, values) -> sender.send(StatsdLines.tagged(interval, values, tags)));
    }
  }

  static IntervalThread start(Recorder recorder, GaugeBoard gauges, MetricsSettings settings) {
    IntervalThread intervals = new IntervalThread(recorder, gauges, settings);
    intervals.next();
    return intervals;
  }

  /** By the clock each time: intervals stay where they are when one was late. */
  private void next() {
    Instant now = Instant.now();
    Instant end = Interval.startOf(now).plusSeconds(Interval.SECONDS);
    long millis = Math.max(1, Duration.between(now, end).toMillis() + 1);
    var unused = thread.schedule(this::end, millis, TimeUnit.MILLISECONDS);
  }

  private void end() {
    try {
      Interval interval = recorder.end(Instant.now());
      if (!collectors.isEmpty()) {
        SortedMap<Series, Double> values = gauges.read();
        collectors.forEach(collector -> collector.accept(interval, values));
      }
    } catch (RuntimeException e) {
      LOG.warn("Metrics of an interval are lost: {}", e.toString());
    }
    if (!thread.isShutdown()) {
      next();
    }
  }

  void stop() {
    thread.shutdownNow();
  }
}
