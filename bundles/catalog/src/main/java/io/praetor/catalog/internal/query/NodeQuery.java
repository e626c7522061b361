package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogIndexes;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.ArrayList;
import java.util.List;

/** A node and what runs on it; null when there is none. */
public record NodeQuery(String name) implements StateQuery<NodeQuery.Found> {

  /** A node and its services. */
  public record Found(NodeRow node, List<ServiceRow> services) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(name));
    long index = CatalogIndexes.ofNode(txn, name);
    if (node == null) {
      return new Answer<>(null, index, false);
    }
    List<ServiceRow> services = new ArrayList<>();
    txn.scan(CatalogTables.SERVICES, CatalogKeys.allOnNode(name)).forEach(services::add);
    return new Answer<>(new Found(node, services), index, true);
  }
}
