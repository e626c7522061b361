package io.praetor.bridge.discovery.internal;

import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.DiscoveryBridgeSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.thread.Daemons;
import io.praetor.spi.agent.LocalRegistry;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.remoteserviceadmin.EndpointEvent;
import org.osgi.service.remoteserviceadmin.EndpointEventListener;
import org.osgi.service.remoteserviceadmin.RemoteConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of the endpoints of this framework, and tells listeners of those of others. */
@Component(
    configurationPid = DiscoveryBridgeSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {},
    immediate = true)
public final class DiscoveryBridgeComponent implements EndpointEventListener {

  /** Tells two versions of this bundle that they stand side by side. */
  private static final String MARK = "(praetor.bridge=discovery)";

  private static final Logger LOG = LoggerFactory.getLogger(DiscoveryBridgeComponent.class);

  private final ScheduledExecutorService timer = Daemons.timer("bridge-discovery");
  private final ExecutorService telling = Daemons.timer("bridge-discovery-tell");
  private final BundleContext context;
  private final Exports exports;
  private final Announcements announcements;
  private final Instances instances;
  private final ServiceRegistration<EndpointEventListener> registration;

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
  public DiscoveryBridgeComponent(BundleContext context, DiscoveryBridgeSettings settings) {
    this.context = context;
    exports = new Exports(settings.service());
    announcements = new Announcements(this::tell);
    DatacenterApi home =
        new DatacenterApi(settings.datacenter(), () -> relay, () -> api, this::secret);
    instances = new CatalogInstances(home, settings.service(), settings.token());
    Imports imports = new Imports(instances, settings.nodeName(), announcements, timer);
    timer.execute(imports::read);
    String own = context.getProperty(Constants.FRAMEWORK_UUID);
    String scope = "(" + RemoteConstants.ENDPOINT_FRAMEWORK_UUID + "=" + own + ")";
    Map<String, Object> properties =
        Map.of(ENDPOINT_LISTENER_SCOPE, scope, "discovery", true, "praetor.bridge", "discovery");
    registration =
        context.registerService(
            EndpointEventListener.class, this, FrameworkUtil.asDictionary(properties));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindRegistry(LocalRegistry registry) {
    timer.execute(() -> exports.registerWith(registry));
  }

  void unbindRegistry(LocalRegistry registry) {
    timer.execute(() -> exports.lose(registry));
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      target = "(!" + MARK + ")",
      updated = "bindListener")
  void bindListener(EndpointEventListener listener, Map<String, Object> properties) {
    long id = (Long) properties.get(Constants.SERVICE_ID);
    Interest interest = Interest.of(properties);
    timer.execute(() -> announcements.listen(id, listener, interest));
  }

  void unbindListener(EndpointEventListener listener, Map<String, Object> properties) {
    long id = (Long) properties.get(Constants.SERVICE_ID);
    timer.execute(() -> announcements.forget(id));
  }

  @Override
  public void endpointChanged(EndpointEvent event, String filter) {
    timer.execute(
        () -> {
          switch (event.getType()) {
            case EndpointEvent.ADDED, EndpointEvent.MODIFIED -> exports.put(event.getEndpoint());
            default -> exports.remove(event.getEndpoint().getId());
          }
        });
  }

  private void tell(EndpointEventListener listener, EndpointEvent event, String filter) {
    telling.execute(
        () -> {
          try {
            listener.endpointChanged(event, filter);
          } catch (RuntimeException | LinkageError defect) {
            LOG.warn("a listener for endpoints failed", defect);
          }
        });
  }

  /** What listeners know goes with the last of us: a newer version has told them the same. */
  private String secret() {
    AgentTokens own = tokens;
    return own == null ? "" : own.secret(AgentTokens.Purpose.DEFAULT);
  }

  @Deactivate
  void stop() {
    registration.unregister();
    boolean last = isLast();
    timer.execute(
        () -> {
          exports.close();
          if (last) {
            announcements.replace(Map.of());
          }
          telling.shutdown();
        });
    timer.shutdown();
    instances.giveUp();
  }

  private boolean isLast() {
    try {
      return context.getServiceReferences(EndpointEventListener.class, MARK).isEmpty();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
