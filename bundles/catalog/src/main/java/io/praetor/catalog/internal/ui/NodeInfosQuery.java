package io.praetor.catalog.internal.ui;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes with everything on them.
 *
 * @param name of the only node; empty for all
 * @param filter what is asked of them
 * @param caller asks: nothing is asked of what they may not see, it is left out of the answer
 */
record NodeInfosQuery(String name, Filter<NodeInfo> filter, Authorizer caller)
    implements StateQuery<List<NodeInfo>> {

  @Override
  public Answer<List<NodeInfo>> run(ReadTxn txn) {
    List<NodeInfo> infos = new ArrayList<>();
    for (NodeRow node : nodes(txn)) {
      NodeInfo info = info(txn, node);
      NodeInfo seen = info.seenBy(caller);
      if (seen == null || filter.test(seen)) {
        infos.add(info);
      }
    }
    return new Answer<>(infos, CatalogAge.of(txn), true);
  }

  private Iterable<NodeRow> nodes(ReadTxn txn) {
    if (name.isEmpty()) {
      return txn.scan(CatalogTables.NODES, new byte[0]);
    }
    NodeRow only = txn.get(CatalogTables.NODES, CatalogKeys.node(name));
    return only == null ? List.of() : List.of(only);
  }

  private static NodeInfo info(ReadTxn txn, NodeRow node) {
    byte[] everything = CatalogKeys.allOnNode(node.name());
    List<ServiceRow> services = new ArrayList<>();
    txn.scan(CatalogTables.SERVICES, everything).forEach(services::add);
    List<CheckRow> checks = new ArrayList<>();
    txn.scan(CatalogTables.CHECKS, everything).forEach(checks::add);
    return new NodeInfo(node, services, checks);
  }
}
