package io.praetor.metrics.internal.runtime;

import io.praetor.api.metrics.Gauges;
import io.praetor.api.metrics.MetricSource;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * The virtual machine under the names that Go's runtime has in Consul, where there is something
 * like it: threads stand for goroutines. Go's counts of objects have no counterpart.
 */
public final class RuntimeSource implements MetricSource {

  private static final double NANOS_PER_MILLI = 1e6;

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();

  @Override
  public void report(Gauges gauges) {
    long heap = memory.getHeapMemoryUsage().getUsed();
    long committed =
        memory.getHeapMemoryUsage().getCommitted() + memory.getNonHeapMemoryUsage().getCommitted();
    gauges.set("runtime.alloc_bytes", (double) heap);
    gauges.set("runtime.sys_bytes", (double) committed);
    gauges.set("runtime.num_goroutines", ManagementFactory.getThreadMXBean().getThreadCount());
    long runs = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      runs += Math.max(0, collector.getCollectionCount());
      millis += Math.max(0, collector.getCollectionTime());
    }
    gauges.set("runtime.total_gc_runs", (double) runs);
    gauges.set("runtime.total_gc_pause_ns", millis * NANOS_PER_MILLI);
  }
}
