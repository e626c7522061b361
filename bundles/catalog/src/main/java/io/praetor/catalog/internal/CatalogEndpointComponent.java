package io.praetor.catalog.internal;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.CatalogSettings;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.catalog.internal.http.CatalogEndpoint;
import io.praetor.catalog.internal.http.HealthEndpoint;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/catalog} and {@code /v1/health} as soon as there is a configuration. */
@Component(
    configurationPid = {CatalogSettings.PID, AgentSettings.PID},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class CatalogEndpointComponent implements HttpEndpoint {

  private final List<Route> routes;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ApiRelay relay;

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.LAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile GossipPool pool;

  @Activate
  public CatalogEndpointComponent(CatalogSettings settings, AgentSettings agent) {
    MemberBinding binding = new MemberBinding(settings.bindMembers(), agent.nodeName(), () -> pool);
    CatalogEndpoint catalog =
        new CatalogEndpoint(settings.datacenter(), agent.nodeName(), () -> relay, binding);
    HealthEndpoint health = new HealthEndpoint(agent.nodeName());
    routes = Stream.concat(catalog.routes().stream(), health.routes().stream()).toList();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
