package io.praetor.raft.internal.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.ratis.metrics.MetricRegistries;
import org.apache.ratis.metrics.MetricRegistryInfo;
import org.apache.ratis.metrics.RatisMetricRegistry;
import org.apache.ratis.util.TimeDuration;

/**
 * Measures nothing. Ratis starts about a dozen timers for each write and keeps reservoirs of what
 * they say; without a registry that cost, and the classes behind it, are gone. Ratis finds this
 * class through {@code META-INF/services}, hence public.
 */
public final class SilentMetricRegistries extends MetricRegistries {

  @Override
  public void clear() {
    // Nothing is kept.
  }

  @Override
  public RatisMetricRegistry create(MetricRegistryInfo info) {
    return new SilentMetricRegistry(info);
  }

  @Override
  public boolean remove(MetricRegistryInfo key) {
    return true;
  }

  @Override
  public Optional<RatisMetricRegistry> get(MetricRegistryInfo info) {
    return Optional.empty();
  }

  @Override
  public Set<MetricRegistryInfo> getMetricRegistryInfos() {
    return Set.of();
  }

  @Override
  public Collection<RatisMetricRegistry> getMetricRegistries() {
    return List.of();
  }

  @Override
  public void addReporterRegistration(
      Consumer<RatisMetricRegistry> reporterRegistration,
      Consumer<RatisMetricRegistry> stopReporter) {
    // There will never be anything to report.
  }

  @Override
  public void enableJmxReporter() {
    // There will never be anything to report.
  }

  @Override
  public void enableConsoleReporter(TimeDuration consoleReportRate) {
    // There will never be anything to report.
  }
}
