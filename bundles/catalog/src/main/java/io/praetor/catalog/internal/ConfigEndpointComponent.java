package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.catalog.internal.config.ConfigEndpoint;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Offers {@code /v1/config}. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class ConfigEndpointComponent implements HttpEndpoint {

  private final List<Route> routes = new ConfigEndpoint().routes();

  @Override
  public List<Route> routes() {
    return routes;
  }
}
