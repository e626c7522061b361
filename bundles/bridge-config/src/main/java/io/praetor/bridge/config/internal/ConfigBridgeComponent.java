package io.praetor.bridge.config.internal;

import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.ConfigBridgeSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.thread.Daemons;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Hands changes of configurations to the bridge. */
@Component(
    configurationPid = ConfigBridgeSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {ConfigurationListener.class, Supplier.class},
    property = "praetor.status=bridge.config",
    immediate = true)
public final class ConfigBridgeComponent
    implements ConfigurationListener, Supplier<Map<String, String>> {

  private final ScheduledExecutorService timer = Daemons.timer("bridge-config");
  private final Keys keys;
  private final Bridge bridge;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiServer api;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  @Activate
  public ConfigBridgeComponent(ConfigBridgeSettings settings, @Reference ConfigurationAdmin admin) {
    DatacenterApi home =
        new DatacenterApi(settings.datacenter(), () -> relay, () -> api, this::secret);
    keys = new KvKeys(home, settings.prefix(), settings.token());
    bridge = new Bridge(keys, new AdminConfigurations(admin), settings.publish(), timer);
    timer.execute(bridge::read);
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    String pid = event.getPid();
    boolean changes = event.getType() != ConfigurationEvent.CM_LOCATION_CHANGED;
    if (changes && AdminConfigurations.isNamed(pid, event.getFactoryPid())) {
      timer.execute(() -> bridge.changed(pid));
    }
  }

  @Override
  public Map<String, String> get() {
    return bridge.status();
  }

  private String secret() {
    AgentTokens own = tokens;
    return own == null ? "" : own.secret(AgentTokens.Purpose.DEFAULT);
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
    keys.giveUp();
  }
}
