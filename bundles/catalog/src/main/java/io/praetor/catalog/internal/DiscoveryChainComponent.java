package io.praetor.catalog.internal;

import io.praetor.api.config.CatalogSettings;
import io.praetor.catalog.internal.chain.DiscoveryChainEndpoint;
import io.praetor.format.route.SwitchedOff;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Offers {@code /v1/discovery-chain}. */
@Component(
    configurationPid = CatalogSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    service = HttpEndpoint.class,
    immediate = true)
public final class DiscoveryChainComponent implements HttpEndpoint {

  private final List<Route> routes;

  @Activate
  public DiscoveryChainComponent(CatalogSettings settings) {
    List<Route> offered = new DiscoveryChainEndpoint(settings.datacenter()).routes();
    routes = settings.connectEnabled() ? offered : SwitchedOff.of(offered);
  }

  @Override
  public List<Route> routes() {
    return routes;
  }
}
