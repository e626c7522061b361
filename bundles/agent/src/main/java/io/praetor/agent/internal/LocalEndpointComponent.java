package io.praetor.agent.internal;

import io.praetor.agent.internal.local.LocalState;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Offers the services and checks of this agent to HTTP, and has the checks run. Not a part of
 * {@link LocalComponent}: who runs checks needs their kinds, a kind may follow services of this
 * agent, and if those needed who runs checks, each would wait for the next.
 */
@Component(service = HttpEndpoint.class, immediate = true)
public final class LocalEndpointComponent implements HttpEndpoint {

  private final LocalState state;

  @Activate
  public LocalEndpointComponent(@Reference LocalComponent local) {
    state = local.state();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void runBy(CheckRunner runner) {
    state.runBy(runner);
  }

  void unrunBy(CheckRunner runner) {
    state.lose(runner);
  }

  @Override
  public List<Route> routes() {
    return state.routes();
  }

  @Deactivate
  void stop() {
    state.stopChecks();
  }
}
