package io.praetor.catalog.internal.ui;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.gateway.GatewayService;
import io.praetor.catalog.internal.gateway.GatewayServices;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.format.filter.Filter;
import java.util.List;

/**
 * Every service, and which of them are behind gateways.
 *
 * @param filter what is asked of instances
 * @param caller asks; see {@link InstancesQuery}
 */
record ListingQuery(Filter<Checked> filter, Authorizer caller) implements StateQuery<Listing> {

  @Override
  public Answer<Listing> run(ReadTxn txn) {
    Answer<List<Checked>> instances = new InstancesQuery(filter, caller).run(txn);
    List<GatewayService> behind = GatewayServices.all(txn);
    long index = Math.max(instances.index(), GatewayServices.index(txn));
    return new Answer<>(new Listing(instances.value(), behind), index, true);
  }
}
