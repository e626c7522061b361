package io.praetor.agent.internal;

import io.praetor.agent.internal.keyring.KeyringEndpoint;
import io.praetor.agent.internal.member.MembershipEndpoint;
import io.praetor.agent.internal.self.HostFiles;
import io.praetor.agent.internal.self.Identity;
import io.praetor.agent.internal.self.SelfEndpoint;
import io.praetor.api.config.AgentSettings;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers what agents answer themselves: who they are, who the members are, and the keyring. */
@Component(
    configurationPid = AgentSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class AgentEndpointComponent implements HttpEndpoint {

  private final ScheduledExecutorService worker = TimerThread.named("agent-work");
  private final List<Route> routes;

  @Activate
  public AgentEndpointComponent(@Reference Surroundings surroundings, AgentSettings settings) {
    Identity identity =
        new Identity(
            settings.nodeName(),
            settings.nodeId(),
            settings.datacenter(),
            settings.server(),
            settings.version(),
            settings.debugConfig(),
            !settings.disableCoordinates());
    HostFiles host = new HostFiles(Path.of("/"), Instant::now);
    routes =
        Stream.of(
                new SelfEndpoint(identity, surroundings, host, worker),
                new MembershipEndpoint(settings.nodeName(), settings.datacenter(), surroundings),
                new KeyringEndpoint(settings.datacenter(), settings.server(), surroundings))
            .flatMap(endpoint -> endpoint.routes().stream())
            .toList();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  @Deactivate
  void stop() {
    worker.shutdownNow();
  }
}
