package io.praetor.gossip.internal.pool;

import io.praetor.api.config.GossipSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.metrics.MetricSource;
import io.praetor.gossip.internal.pool.PoolHost.PoolFailedException;
import java.io.File;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pool as a service, from the time its sockets are bound. */
final class PoolLife {

  private static final Logger LOG = LoggerFactory.getLogger(PoolLife.class);

  private final BundleContext context;
  private final GossipSettings settings;

  /** Null when there is nobody to tell. */
  private final Consumer<String> fatal;

  /** Null when it could not begin. */
  private PoolHost host;

  private ServiceRegistration<GossipPool> registration;
  private ServiceRegistration<?> status;
  private ServiceRegistration<?> gauges;
  private final PoolMeter meter;

  PoolLife(BundleContext context, GossipSettings settings, Consumer<String> fatal) {
    this.context = context;
    this.settings = settings;
    this.meter = new PoolMeter(settings.pool());
    this.fatal = fatal;
  }

  /** Without its pool an agent is of no use. */
  void start(JoinRule rule) {
    try {
      host = new PoolHost(settings, rule, meter);
    } catch (PoolFailedException | IllegalArgumentException e) {
      die(e.getMessage());
      return;
    }
    registration =
        context.registerService(
            GossipPool.class,
            host.pool(),
            FrameworkUtil.asDictionary(Map.of(GossipPool.POOL, settings.pool())));
    Supplier<Map<String, String>> numbers = host.pool()::stats;
    status =
        context.registerService(
            Supplier.class,
            numbers,
            FrameworkUtil.asDictionary(Map.of("praetor.status", "gossip-" + settings.pool())));
    gauges =
        context.registerService(
            MetricSource.class, new PoolGauges(host.pool(), settings.pool()), null);
    ProcessMark mark = new ProcessMark(sharedFile("joined-" + settings.pool()));
    host.findOthers(mark.isSet(), this::die);
    mark.set();
  }

  /** Kept by the framework, since the next version of this bundle is another bundle to it. */
  private File sharedFile(String name) {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext().getDataFile(name);
  }

  PoolMeter meter() {
    return meter;
  }

  private void die(String reason) {
    LOG.error("{}", reason);
    if (fatal != null) {
      fatal.accept(reason);
    }
  }

  void stop() {
    if (host != null) {
      registration.unregister();
      status.unregister();
      gauges.unregister();
      host.close();
    }
  }

  void addListener(GossipListener listener) {
    if (host != null) {
      host.addListener(listener);
    }
  }

  void removeListener(GossipListener listener) {
    if (host != null) {
      host.removeListener(listener);
    }
  }
}
