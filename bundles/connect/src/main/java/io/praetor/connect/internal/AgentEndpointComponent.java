package io.praetor.connect.internal;

import io.praetor.api.config.ConnectSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiServer;
import io.praetor.connect.internal.agent.OwnServices;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.route.SwitchedOff;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/agent/connect} on every agent. */
@Component(
    configurationPid = ConnectSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class AgentEndpointComponent implements HttpEndpoint {

  private final OwnServices services;
  private final List<Route> routes;

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
  public AgentEndpointComponent(ConnectSettings settings) {
    DatacenterApi way = new DatacenterApi(settings.datacenter(), () -> relay, () -> api);
    services = new OwnServices(way, settings);
    List<Route> offered = services.routes();
    routes = settings.enabled() ? offered : SwitchedOff.of(offered);
  }

  @Deactivate
  void stop() {
    services.stop();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
