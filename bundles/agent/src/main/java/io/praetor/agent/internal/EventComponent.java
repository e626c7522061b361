package io.praetor.agent.internal;

import io.praetor.agent.internal.event.EventEndpoint;
import io.praetor.agent.internal.event.JobListener;
import io.praetor.agent.internal.event.LocalEvents;
import io.praetor.agent.internal.local.LocalServices;
import io.praetor.api.config.AgentSettings;
import io.praetor.api.gossip.GossipListener;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.UserEvent;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/event} and hears what the LAN pool says. */
@Component(
    configurationPid = AgentSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = {HttpEndpoint.class, GossipListener.class, LocalEvents.class},
    property = GossipPool.POOL + "=" + GossipPool.LAN,
    immediate = true)
public final class EventComponent implements HttpEndpoint, GossipListener, LocalEvents {

  private final ScheduledExecutorService timer = TimerThread.named("agent-events");
  private final EventEndpoint endpoint;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile JobListener jobs;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile LocalServices services;

  @Activate
  public EventComponent(@Reference Surroundings surroundings, AgentSettings settings) {
    endpoint =
        new EventEndpoint(
            settings.nodeName(),
            surroundings::lan,
            this::tags,
            () -> UUID.randomUUID().toString(),
            timer,
            () -> jobs);
  }

  private Map<String, List<String>> tags() {
    LocalServices now = services;
    return now == null ? Map.of() : now.tags();
  }

  @Override
  public CompletableFuture<Kept> await(String name, long index) {
    return endpoint.await(name, index);
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
