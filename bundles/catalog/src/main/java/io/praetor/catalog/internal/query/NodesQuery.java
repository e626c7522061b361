package io.praetor.catalog.internal.query;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All nodes.
 *
 * @param meta what a node must say of itself
 * @param near name of the node that the others are sorted by, empty for the order of names
 * @param filter what else is asked of them
 * @param caller asks: nothing is asked of what they may not see, it is left out of the answer
 */
public record NodesQuery(
    Map<String, String> meta, String near, Filter<NodeRow> filter, Authorizer caller)
    implements StateQuery<List<NodeRow>> {

  @Override
  public Answer<List<NodeRow>> run(ReadTxn txn) {
    List<NodeRow> nodes = new ArrayList<>();
    for (NodeRow node : txn.scan(CatalogTables.NODES, new byte[0])) {
      if (!CatalogSights.isNodeSeen(caller, node.name()) || isWanted(node)) {
        nodes.add(node);
      }
    }
    Nearness.sort(txn, near, nodes, NodeRow::name);
    return new Answer<>(nodes, txn.tableIndex(CatalogTables.NODES), true);
  }

  private boolean isWanted(NodeRow node) {
    return node.meta().entrySet().containsAll(meta.entrySet()) && filter.test(node);
  }
}
