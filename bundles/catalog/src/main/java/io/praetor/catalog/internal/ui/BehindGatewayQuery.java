package io.praetor.catalog.internal.ui;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.catalog.internal.gateway.GatewayServicesQuery;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The services behind a gateway, with their instances.
 *
 * @param gateway name of it
 * @param caller asks; see {@link ServiceQuery}
 */
record BehindGatewayQuery(String gateway, Authorizer caller) implements StateQuery<Listing> {

  @Override
  public Answer<Listing> run(ReadTxn txn) {
    Answer<List<GatewayService>> behind = new GatewayServicesQuery(gateway).run(txn);
    Set<String> names = new LinkedHashSet<>();
    behind.value().forEach(one -> names.add(one.service()));
    List<Checked> instances = new ArrayList<>();
    long index = behind.index();
    for (String name : names) {
      Answer<List<Checked>> found = instances(name).run(txn);
      instances.addAll(found.value());
      index = Math.max(index, found.index());
    }
    return new Answer<>(new Listing(instances, behind.value()), index, true);
  }

  private HealthQuery instances(String service) {
    return new HealthQuery(
        new ServiceQuery(
            ServiceQuery.By.NAME,
            service,
            List.of(),
            Map.of(),
            "",
            Filter.of("", CatalogSelectors.INSTANCE),
            caller),
        false,
        Filter.of("", CatalogSelectors.CHECKED));
  }
}
