package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.catalog.internal.prepared.QueryEndpoint;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Offers {@code /v1/query}. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class QueryEndpointComponent implements HttpEndpoint {

  private final List<Route> routes = new QueryEndpoint(() -> UUID.randomUUID().toString()).routes();

  @Override
  public List<Route> routes() {
    return routes;
  }
}
