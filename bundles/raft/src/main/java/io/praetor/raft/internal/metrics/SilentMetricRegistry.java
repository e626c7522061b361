package io.praetor.raft.internal.metrics;

import java.util.function.Supplier;
import org.apache.ratis.metrics.LongCounter;
import org.apache.ratis.metrics.MetricRegistryInfo;
import org.apache.ratis.metrics.RatisMetricRegistry;
import org.apache.ratis.metrics.Timekeeper;

/** Hands out meters that count nothing. */
final class SilentMetricRegistry implements RatisMetricRegistry {

  private static final Timekeeper.Context NO_TIME = () -> 0L;
  private static final Timekeeper NO_TIMER = () -> NO_TIME;
  private static final LongCounter NO_COUNTER = new SilentCounter();

  private final MetricRegistryInfo info;

  SilentMetricRegistry(MetricRegistryInfo info) {
    this.info = info;
  }

  @Override
  public Timekeeper timer(String name) {
    return NO_TIMER;
  }

  @Override
  public LongCounter counter(String name) {
    return NO_COUNTER;
  }

  @Override
  public boolean remove(String name) {
    return true;
  }

  @Override
  public <T> void gauge(String name, Supplier<Supplier<T>> gaugeSupplier) {
    // A gauge is only asked when somebody reports it.
  }

  @Override
  public MetricRegistryInfo getMetricRegistryInfo() {
    return info;
  }

  private static final class SilentCounter implements LongCounter {
    @Override
    public void inc(long n) {
      // Counts nothing.
    }

    @Override
    public void dec(long n) {
      // Counts nothing.
    }

    @Override
    public long getCount() {
      return 0;
    }
  }
}
