package io.praetor.catalog.internal.ui;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * Every instance of every service, with its checks.
 *
 * @param filter what is asked of them
 * @param caller asks: nothing is asked of what they may not see, it is left out of the answer
 */
record InstancesQuery(Filter<Checked> filter, Authorizer caller)
    implements StateQuery<List<Checked>> {

  @Override
  public Answer<List<Checked>> run(ReadTxn txn) {
    List<Checked> instances = new ArrayList<>();
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES, new byte[0])) {
      NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(row.node()));
      if (node != null) {
        Checked checked = HealthQuery.checked(txn, new ServiceQuery.Instance(node, row));
        if (!CatalogSights.isSeen(caller, row) || filter.test(checked)) {
          instances.add(checked);
        }
      }
    }
    return new Answer<>(instances, CatalogAge.of(txn), true);
  }
}
