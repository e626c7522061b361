package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.catalog.internal.discovery.OwnerEndpoint;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Tells agents without a state whose an address is. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class OwnerEndpointComponent implements HttpEndpoint {

  private final List<Route> routes = new OwnerEndpoint().routes();

  @Override
  public List<Route> routes() {
    return routes;
  }
}
