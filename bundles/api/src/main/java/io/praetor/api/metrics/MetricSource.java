package io.praetor.api.metrics;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service of those who know numbers that go up and down. Asked for each interval of ten
 * seconds and for each request for metrics, on a thread of the asker, by one at a time. Must not
 * block, and may cost as much as reading a few fields.
 */
@ConsumerType
@FunctionalInterface
public interface MetricSource {

  void report(Gauges gauges);
}
