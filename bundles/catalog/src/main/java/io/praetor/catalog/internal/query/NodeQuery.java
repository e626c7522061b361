package io.praetor.catalog.internal.query;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogIndexes;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * A node and what runs on it; null when there is none.
 *
 * @param name of the node; or its id, or the beginning of an id that no other node's begins with
 * @param filter what is asked of its services
 * @param caller asks: nothing is asked of what they may not see, it is left out of the answer
 */
public record NodeQuery(String name, Filter<ServiceRow> filter, Authorizer caller)
    implements StateQuery<NodeQuery.Found> {

  /** Fewer characters are never taken for the beginning of an id. */
  private static final int ID_PREFIX_MIN = 2;

  /** A node and its services. */
  public record Found(NodeRow node, List<ServiceRow> services) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(name));
    if (node == null) {
      node = byId(txn);
    }
    if (node == null) {
      return new Answer<>(null, Answer.NONE, false);
    }
    List<ServiceRow> services = new ArrayList<>();
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES, CatalogKeys.allOnNode(node.name()))) {
      if (!CatalogSights.isSeen(caller, row) || filter.test(row)) {
        services.add(row);
      }
    }
    return new Answer<>(new Found(node, services), CatalogIndexes.ofNode(txn, node.name()), true);
  }

  private NodeRow byId(ReadTxn txn) {
    if (name.length() < ID_PREFIX_MIN) {
      return null;
    }
    NodeRow only = null;
    for (NodeRow row : txn.scan(CatalogTables.NODES_BY_ID, CatalogKeys.nodeIdPrefix(name))) {
      if (only != null) {
        return null;
      }
      only = row;
    }
    return only;
  }
}
