package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import java.util.ArrayList;
import java.util.List;

/** Changes of nodes. Content that stays the same moves no index. */
public final class NodeWrites {

  private NodeWrites() {}

  static void register(WriteTxn txn, NodeRow wanted, boolean skipUpdate) {
    NodeRow existing = txn.get(CatalogTables.NODES, CatalogKeys.node(wanted.name()));
    if (existing != null && (skipUpdate || isSame(existing, wanted))) {
      return;
    }
    NodeRow before = byId(txn, wanted.id());
    if (before != null && !before.name().equals(wanted.name())) {
      // The node has another name now; what was registered under the old one goes with it.
      remove(txn, before.name());
    }
    if (before == null) {
      before = existing;
    }
    long created = before == null ? txn.index() : before.createIndex();
    txn.put(
        CatalogTables.NODES,
        CatalogKeys.node(wanted.name()),
        new NodeRow(
            wanted.id(),
            wanted.name(),
            wanted.address(),
            wanted.datacenter(),
            wanted.taggedAddresses(),
            wanted.meta(),
            created,
            txn.index()));
    CatalogIndexes.moveNode(txn, wanted.name());
    CatalogIndexes.moveServicesOn(txn, wanted.name());
  }

  /** Removes a node with everything on it; nothing happens when there is none. */
  static void remove(WriteTxn txn, String name) {
    byte[] key = CatalogKeys.node(name);
    if (txn.get(CatalogTables.NODES, key) == null) {
      return;
    }
    byte[] everything = CatalogKeys.allOnNode(name);
    List<String> services = new ArrayList<>();
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES, everything)) {
      services.add(row.id());
    }
    services.forEach(id -> ServiceWrites.remove(txn, name, id));
    List<String> checks = new ArrayList<>();
    for (CheckRow row : txn.scan(CatalogTables.CHECKS, everything)) {
      checks.add(row.id());
    }
    checks.forEach(id -> CheckWrites.remove(txn, name, id));
    List<String> segments = new ArrayList<>();
    for (CoordinateRow row : txn.scan(CatalogTables.COORDINATES, everything)) {
      segments.add(row.segment());
    }
    segments.forEach(
        segment -> txn.delete(CatalogTables.COORDINATES, CatalogKeys.onNode(name, segment)));
    txn.delete(CatalogTables.NODES, key);
    CatalogIndexes.nodeGone(txn, name);
  }

  /** The node with an id, or null. */
  public static NodeRow byId(ReadTxn txn, String id) {
    if (id.isEmpty()) {
      return null;
    }
    for (NodeRow row : txn.scan(CatalogTables.NODES_BY_ID, CatalogKeys.allOf(id))) {
      return row;
    }
    return null;
  }

  public static boolean isSame(NodeRow existing, NodeRow wanted) {
    return existing.id().equals(wanted.id())
        && existing.name().equalsIgnoreCase(wanted.name())
        && existing.address().equals(wanted.address())
        && existing.datacenter().equals(wanted.datacenter())
        && existing.taggedAddresses().equals(wanted.taggedAddresses())
        && existing.meta().equals(wanted.meta());
  }
}
