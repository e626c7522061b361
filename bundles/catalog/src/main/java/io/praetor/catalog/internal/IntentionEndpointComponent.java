package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.catalog.internal.intention.IntentionEndpoint;
import io.praetor.format.route.SwitchedOff;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Offers {@code /v1/connect/intentions}. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class IntentionEndpointComponent implements HttpEndpoint {

  private final List<Route> routes;

  @Activate
  public IntentionEndpointComponent(CatalogSettings settings) {
    IntentionEndpoint endpoint =
        new IntentionEndpoint(
            () -> UUID.randomUUID().toString(),
            () -> Instant.now().toString(),
            settings.connectsByDefault());
    List<Route> offered = endpoint.routes();
    routes = settings.connectEnabled() ? offered : SwitchedOff.of(offered);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
