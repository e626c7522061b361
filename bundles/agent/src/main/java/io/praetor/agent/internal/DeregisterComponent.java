package io.praetor.agent.internal;

import io.praetor.agent.internal.deregister.DeregisterEndpoint;
import io.praetor.agent.internal.local.LocalServices;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.UserEvent;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Has other agents deregister what is theirs, and does so for others. */
@Component(
    configurationPid = AgentSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {HttpEndpoint.class, GossipListener.class},
    property = GossipPool.POOL + "=" + GossipPool.LAN,
    immediate = true)
public final class DeregisterComponent implements HttpEndpoint, GossipListener {

  private final DeregisterEndpoint endpoint;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile LocalServices services;

  @Activate
  public DeregisterComponent(@Reference Surroundings surroundings, AgentSettings settings) {
    endpoint =
        new DeregisterEndpoint(
            settings.nodeName(), surroundings::lan, () -> services, System::currentTimeMillis);
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Override
  public void eventReceived(UserEvent event) {
    endpoint.receive(event);
  }
}
