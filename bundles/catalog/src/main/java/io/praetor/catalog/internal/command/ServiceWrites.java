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
    if (existing != null
        && with(wanted, node, 0, 0).equals(with(existing, existing.node(), 0, 0))) {
      return;
    }
    long created = existing == null ? txn.index() : existing.createIndex();
    txn.put(CatalogTables.SERVICES, key, with(wanted, node, created, txn.index()));
    if (existing != null && !existing.name().equalsIgnoreCase(wanted.name())) {
      CatalogIndexes.instanceGone(txn, existing.name());
    }
    CatalogIndexes.moveService(txn, wanted.name());
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
    CatalogIndexes.instanceGone(txn, existing.name());
    CatalogIndexes.moveNode(txn, node);
  }

  private static ServiceRow with(ServiceRow row, String node, long created, long modified) {
    return new ServiceRow(
        node,
        row.kind(),
        row.id(),
        row.name(),
        row.tags(),
        row.address(),
        row.taggedAddresses(),
        row.port(),
        row.meta(),
        row.passingWeight(),
        row.warningWeight(),
        row.enableTagOverride(),
        created,
        modified);
  }
}
