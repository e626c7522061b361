package io.praetor.catalog.internal;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.CatalogSettings;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.state.StateStore;
import io.praetor.catalog.internal.coordinate.CoordinateWriter;
import io.praetor.catalog.internal.http.CoordinateEndpoint;
import io.praetor.catalog.internal.rights.MemberBinding;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/coordinate} and writes what nodes send there. */
@Component(
    configurationPid = {CatalogSettings.PID, AgentSettings.PID},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class CoordinateEndpointComponent implements HttpEndpoint {

  private final ScheduledExecutorService timer = TimerThread.named("catalog-coordinates");
  private final CoordinateEndpoint endpoint;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.LAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile GossipPool lan;

  @Reference(
      target = "(" + GossipPool.POOL + "=" + GossipPool.WAN + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile GossipPool wan;

  @Activate
  public CoordinateEndpointComponent(AgentSettings agent) {
    CoordinateWriter writer = new CoordinateWriter(() -> store, timer);
    endpoint =
        new CoordinateEndpoint(
            agent.disableCoordinates(), () -> wan, writer::add, new MemberBinding(() -> lan));
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }
}
