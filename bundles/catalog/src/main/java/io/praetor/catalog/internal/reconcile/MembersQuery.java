package io.praetor.catalog.internal.reconcile;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the catalog has of members, by node name in lower case.
 *
 * @param names of nodes; empty for all
 */
record MembersQuery(List<String> names) implements StateQuery<Map<String, CatalogNode>> {

  @Override
  public Answer<Map<String, CatalogNode>> run(ReadTxn txn) {
    Map<String, CatalogNode> found = new HashMap<>();
    if (names.isEmpty()) {
      for (NodeRow node : txn.scan(CatalogTables.NODES, new byte[0])) {
        add(found, txn, node.name());
      }
    } else {
      names.forEach(name -> add(found, txn, name));
    }
    return new Answer<>(found, txn.index(), true);
  }

  private static void add(Map<String, CatalogNode> found, ReadTxn txn, String name) {
    CatalogNode node = CatalogNode.find(txn, name);
    if (node != null) {
      found.put(CatalogKeys.folded(name), node);
    }
  }
}
