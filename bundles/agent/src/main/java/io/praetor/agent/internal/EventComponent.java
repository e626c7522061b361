package io.praetor.agent.internal;

import io.praetor.agent.internal.event.EventEndpoint;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.UserEvent;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers {@code /v1/event} and hears what the LAN pool says. */
@Component(
    configurationPid = AgentSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {HttpEndpoint.class, GossipListener.class},
    property = GossipPool.POOL + "=" + GossipPool.LAN,
    immediate = true)
public final class EventComponent implements HttpEndpoint, GossipListener {

  private final ScheduledExecutorService timer = TimerThread.named("agent-events");
  private final EventEndpoint endpoint;

  @Activate
  public EventComponent(@Reference Surroundings surroundings, AgentSettings settings) {
    endpoint =
        new EventEndpoint(
            settings.nodeName(),
            surroundings::lan,
            Map::of, // nothing can be registered on an agent yet
            () -> UUID.randomUUID().toString(),
            timer);
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Override
  public void eventReceived(UserEvent event) {
    endpoint.receive(event);
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }
}
