package io.praetor.session.internal;

import io.praetor.api.config.AgentSettings;
import io.praetor.api.config.SessionSettings;
import io.praetor.api.state.Lifetimes;
import io.praetor.api.state.StateStore;
import io.praetor.session.internal.http.SessionEndpoint;
import io.praetor.session.internal.http.SessionRenewal;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers {@code /v1/session} as soon as there is a configuration, long before there is a state. */
@Component(
    configurationPid = {SessionSettings.PID, AgentSettings.PID},
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class SessionEndpointComponent implements HttpEndpoint {

  private final SessionEndpoint endpoint;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile StateStore store;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile Lifetimes lifetimes;

  @Activate
  public SessionEndpointComponent(SessionSettings settings, AgentSettings agent) {
    endpoint =
        new SessionEndpoint(
            agent.nodeName(),
            Duration.ofMillis(settings.minTtlMillis()).toNanos(),
            () -> UUID.randomUUID().toString(),
            new SessionRenewal(() -> store, () -> lifetimes));
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }
}
