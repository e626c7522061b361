package io.praetor.gossip.internal.pool;

import io.praetor.api.config.GossipSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.metrics.Metrics;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The servers of all datacenters. */
@Component(
    service = {},
    immediate = true, // Nobody asks for it: what it gives is registered later.
    configurationPid = GossipSettings.WAN_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class WanPoolComponent {

  private final PoolLife life;

  @Activate
  public WanPoolComponent(
      BundleContext context,
      GossipSettings settings,
      @Reference(
              target = "(praetor.fatal=true)",
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.RELUCTANT)
          Consumer<String> fatal) {
    life = new PoolLife(context, settings, fatal);
    life.start(new WanJoinRule());
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMetrics(Metrics metrics) {
    life.meter().follow(metrics);
  }

  void unbindMetrics(Metrics metrics) {
    life.meter().forget(metrics);
  }

  @Deactivate
  void stop() {
    life.stop();
  }

  @Reference(
      target = "(praetor.pool=wan)",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindListener(GossipListener listener) {
    life.addListener(listener);
  }

  void unbindListener(GossipListener listener) {
    life.removeListener(listener);
  }
}
