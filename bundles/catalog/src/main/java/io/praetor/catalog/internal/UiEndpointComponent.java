package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.catalog.internal.ui.UiEndpoint;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Offers {@code /v1/internal/ui} as soon as there is a configuration. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class UiEndpointComponent implements HttpEndpoint {

  private final List<Route> routes;

  @Activate
  public UiEndpointComponent(CatalogSettings settings) {
    routes =
        new UiEndpoint(
                settings.connectsByDefault(),
                settings.datacenter(),
                List.of(settings.domain(), settings.altDomain()))
            .routes();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
