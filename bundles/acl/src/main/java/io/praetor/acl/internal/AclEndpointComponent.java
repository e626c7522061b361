package io.praetor.acl.internal;

import io.praetor.acl.internal.http.AclEndpoint;
import io.praetor.acl.internal.http.Ground;
import io.praetor.acl.internal.http.PrimaryCalls;
import io.praetor.acl.internal.http.ResetFile;
import io.praetor.acl.internal.login.Validators;
import io.praetor.api.config.AclSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import io.praetor.api.state.StateStore;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.thread.Daemons;
import io.praetor.spi.auth.AuthMethodType;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/acl} as soon as there is a configuration, long before there is a state. */
@Component(
    configurationPid = AclSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class AclEndpointComponent implements HttpEndpoint {

  private final Map<String, AuthMethodType> types = new ConcurrentHashMap<>();
  private final Validators validators = new Validators(() -> Map.copyOf(types));
  private final ScheduledExecutorService files = Daemons.timer("acl-reset");
  private final AclEndpoint endpoint;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

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

  @Activate
  public AclEndpointComponent(AclSettings settings) {
    DatacenterApi way = new DatacenterApi(settings.datacenter(), () -> relay, () -> api);
    Ground ground =
        new Ground(
            settings,
            () -> UUID.randomUUID().toString(),
            System::currentTimeMillis,
            new PrimaryCalls(way, settings.primaryDatacenter()),
            () -> store);
    ResetFile reset = new ResetFile(settings.dataDirectory(), files);
    endpoint = new AclEndpoint(ground, reset, validators);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindType(AuthMethodType type, Map<String, Object> properties) {
    types.put(String.valueOf(properties.get(AuthMethodType.TYPE)), type);
  }

  void unbindType(AuthMethodType type, Map<String, Object> properties) {
    types.remove(String.valueOf(properties.get(AuthMethodType.TYPE)), type);
  }

  @Deactivate
  void stop() {
    validators.close();
    files.shutdown();
  }

  @Modified
  void reload() {} // only the agent's own tokens may change, and they are another component's

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }
}
