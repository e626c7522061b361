package io.praetor.history.internal;

import io.praetor.api.config.HistorySettings;
import io.praetor.api.state.StateStore;
import io.praetor.format.thread.Daemons;
import io.praetor.history.internal.http.HistoryEndpoint;
import io.praetor.history.internal.memory.Limits;
import io.praetor.history.internal.watch.HealthWatch;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Remembers health on a server, and tells it; states come and go. */
@Component(
    configurationPid = HistorySettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class HistoryComponent implements HttpEndpoint {

  private final HealthWatch watch;
  private final HistoryEndpoint endpoint;

  @Activate
  public HistoryComponent(HistorySettings settings) {
    watch =
        new HealthWatch(
            Limits.lasting(Duration.ofMillis(settings.horizonMillis())),
            Clock.systemUTC(),
            Daemons.timer("history"));
    endpoint = new HistoryEndpoint(watch::recall);
  }

  @Override
  public List<Route> routes() {
    return endpoint.routes();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindState(StateStore store) {
    watch.attach(store);
  }

  void unbindState(StateStore store) {
    watch.detach(store);
  }

  @Deactivate
  void stop() {
    watch.close();
  }
}
