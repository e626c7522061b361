package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.WriteTxn;
import java.util.ArrayList;
import java.util.List;

/** Changes of services on nodes that exist. */
final class ServiceWrites {

  private ServiceWrites() {}

  static void register(WriteTxn txn, String node, ServiceRow wanted) {
    byte[] key = CatalogKeys.onNode(node, wanted.id());
    ServiceRow existing = txn.get(CatalogTables.SERVICES, key);
    if (existing != null && wanted.at(node, 0, 0).equals(existing.at(existing.node(), 0, 0))) {
      return;
    }
    long created = existing == null ? txn.index() : existing.createIndex();
    txn.put(CatalogTables.SERVICES, key, wanted.at(node, created, txn.index()));
    if (existing != null) {
      CatalogIndexes.instanceChanged(txn, existing, wanted);
    }
    CatalogIndexes.moveService(txn, wanted);
    CatalogIndexes.moveNode(txn, node);
  }

  /** Removes a service with its checks; nothing happens when there is none. */
  static void remove(WriteTxn txn, String node, String id) {
    byte[] key = CatalogKeys.onNode(node, id);
    ServiceRow existing = txn.get(CatalogTables.SERVICES, key);
    if (existing == null) {
      return;
    }
    List<String> checks = new ArrayList<>();
    for (CheckRow check : txn.scan(CatalogTables.CHECKS, CatalogKeys.allOnNode(node))) {
      if (check.serviceId().equalsIgnoreCase(id)) {
        checks.add(check.id());
      }
    }
    checks.forEach(check -> CheckWrites.remove(txn, node, check));
    txn.delete(CatalogTables.SERVICES, key);
    CatalogIndexes.instanceGone(txn, existing);
    CatalogIndexes.moveNode(txn, node);
  }
}
