package io.praetor.catalog.internal.ui;

import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.spi.http.Sight;
import java.util.List;

/**
 * Services, and how gateways lead to them.
 *
 * @param instances of the services, with their checks
 * @param behind gateways; a service may be there without having an instance
 */
record Listing(List<Checked> instances, List<GatewayService> behind) {

  static final Sight<Listing> SIGHT =
      (found, caller) -> {
        List<Checked> instances = CatalogSights.CHECKED.of(found.instances(), caller);
        List<GatewayService> behind = CatalogSights.BEHIND_GATEWAY.of(found.behind(), caller);
        boolean whole = instances == found.instances() && behind == found.behind();
        return whole ? found : new Listing(instances, behind);
      };
}
