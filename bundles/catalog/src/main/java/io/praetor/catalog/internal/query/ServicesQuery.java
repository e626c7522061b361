package io.praetor.catalog.internal.query;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names of all services, each with every tag that one of its instances has.
 *
 * @param nodeMeta what the node of an instance must say of itself
 * @param filter what else is asked of an instance
 * @param caller asks: nothing is asked of what they may not see, it is left out of the answer
 */
public record ServicesQuery(
    Map<String, String> nodeMeta, Filter<ServiceQuery.Instance> filter, Authorizer caller)
    implements StateQuery<Map<String, Set<String>>> {

  @Override
  public Answer<Map<String, Set<String>>> run(ReadTxn txn) {
    Map<String, Set<String>> services = new TreeMap<>();
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES, new byte[0])) {
      if (isAny() || isWanted(txn, row)) {
        services.computeIfAbsent(row.name(), name -> new TreeSet<>()).addAll(row.tags());
      }
    }
    long index = txn.tableIndex(CatalogTables.SERVICES);
    if (!isAny()) {
      index = Math.max(index, txn.tableIndex(CatalogTables.NODES));
    }
    return new Answer<>(services, index, true);
  }

  /** Whether nodes need not be looked at. */
  private boolean isAny() {
    return nodeMeta.isEmpty() && filter.isEmpty();
  }

  private boolean isWanted(ReadTxn txn, ServiceRow row) {
    if (!CatalogSights.isServiceSeen(caller, row.name())) {
      return true;
    }
    // That it exists may be known; but not what a node says that may not be seen.
    if (!CatalogSights.isNodeSeen(caller, row.node())) {
      return false;
    }
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(row.node()));
    return node != null
        && node.meta().entrySet().containsAll(nodeMeta.entrySet())
        && filter.test(new ServiceQuery.Instance(node, row));
  }
}
