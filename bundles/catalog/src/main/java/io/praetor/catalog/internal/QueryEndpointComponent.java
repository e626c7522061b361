package io.praetor.catalog.internal;

import io.praetor.api.acl.AccessControl;
import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.CatalogSettings;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.prepared.Execution;
import io.praetor.catalog.internal.prepared.Failover;
import io.praetor.catalog.internal.prepared.QueryEndpoint;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/query}. */
@Component(
    configurationPid = {CatalogSettings.PID, AgentSettings.PID},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class QueryEndpointComponent implements HttpEndpoint {

  private final List<Route> routes;

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
  private volatile AccessControl access;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile AgentTokens tokens;

  @Activate
  public QueryEndpointComponent(CatalogSettings settings, AgentSettings agent) {
    Failover failover = new Failover(settings.datacenter(), () -> relay);
    Execution execution =
        new Execution(
            settings.datacenter(),
            () -> store,
            failover,
            () -> access,
            () -> ThreadLocalRandom.current().nextLong());
    QueryEndpoint endpoint =
        new QueryEndpoint(
            () -> UUID.randomUUID().toString(), execution, agent.nodeName(), this::secret);
    routes = endpoint.routes();
  }

  private String secret() {
    AgentTokens own = tokens;
    return own == null ? "" : own.secret(AgentTokens.Purpose.DEFAULT);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
