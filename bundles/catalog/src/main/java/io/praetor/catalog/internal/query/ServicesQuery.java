package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names of all services, each with every tag that one of its instances has.
 *
 * @param nodeMeta what the node of an instance must say of itself
 */
public record ServicesQuery(Map<String, String> nodeMeta)
    implements StateQuery<Map<String, Set<String>>> {

  @Override
  public Answer<Map<String, Set<String>>> run(ReadTxn txn) {
    Map<String, Set<String>> services = new TreeMap<>();
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES, new byte[0])) {
      if (nodeMeta.isEmpty() || onSuchNode(txn, row)) {
        services.computeIfAbsent(row.name(), name -> new TreeSet<>()).addAll(row.tags());
      }
    }
    long index = txn.tableIndex(CatalogTables.SERVICES);
    if (!nodeMeta.isEmpty()) {
      index = Math.max(index, txn.tableIndex(CatalogTables.NODES));
    }
    return new Answer<>(services, index, true);
  }

  private boolean onSuchNode(ReadTxn txn, ServiceRow row) {
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(row.node()));
    return node != null && node.meta().entrySet().containsAll(nodeMeta.entrySet());
  }
}
