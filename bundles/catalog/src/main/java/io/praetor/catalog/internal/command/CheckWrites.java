package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.WriteTxn;
import java.util.List;

/** Changes of checks on nodes and services that exist. */
final class CheckWrites {

  /** Nobody has said yet how it is. */
  private static final String UNKNOWN_STATUS = "critical";

  private CheckWrites() {}

  static void register(WriteTxn txn, String node, CheckRow wanted) {
    byte[] key = CatalogKeys.onNode(node, wanted.id());
    CheckRow existing = txn.get(CatalogTables.CHECKS, key);
    ServiceRow service =
        wanted.serviceId().isEmpty()
            ? null
            : txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(node, wanted.serviceId()));
    if (existing != null
        && row(wanted, node, service, 0, 0).equals(row(existing, existing.node(), service, 0, 0))
        && sameService(existing, service)) {
      return;
    }
    long created = existing == null ? txn.index() : existing.createIndex();
    txn.put(CatalogTables.CHECKS, key, row(wanted, node, service, created, txn.index()));
    if (existing != null && !existing.serviceId().equals(wanted.serviceId())) {
      move(txn, node, existing);
    }
    move(txn, node, txn.get(CatalogTables.CHECKS, key));
  }

  /** Removes a check; nothing happens when there is none. */
  static void remove(WriteTxn txn, String node, String id) {
    byte[] key = CatalogKeys.onNode(node, id);
    CheckRow existing = txn.get(CatalogTables.CHECKS, key);
    if (existing == null) {
      return;
    }
    txn.delete(CatalogTables.CHECKS, key);
    move(txn, node, existing);
  }

  /** A check of a node is one of all its services. */
  private static void move(WriteTxn txn, String node, CheckRow check) {
    if (check.serviceName().isEmpty()) {
      CatalogIndexes.moveServicesOn(txn, node);
      return;
    }
    CatalogIndexes.moveService(txn, check.serviceName());
    ServiceRow service =
        txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(node, check.serviceId()));
    if (service != null) {
      CatalogIndexes.moveService(txn, service);
    }
  }

  private static boolean sameService(CheckRow existing, ServiceRow service) {
    return service == null
        ? existing.serviceName().isEmpty() && existing.serviceTags().isEmpty()
        : existing.serviceName().equals(service.name())
            && existing.serviceTags().equals(service.tags());
  }

  private static CheckRow row(
      CheckRow check, String node, ServiceRow service, long created, long modified) {
    return of(
        check,
        node,
        service == null ? "" : service.name(),
        service == null ? List.of() : service.tags(),
        created,
        modified);
  }

  /** A check with what it has from others. */
  static CheckRow of(
      CheckRow check,
      String node,
      String serviceName,
      List<String> serviceTags,
      long created,
      long modified) {
    return new CheckRow(
        node,
        check.id(),
        check.name(),
        check.status().isEmpty() ? UNKNOWN_STATUS : check.status(),
        check.notes(),
        check.output(),
        check.serviceId(),
        serviceName,
        serviceTags,
        check.type(),
        check.interval(),
        check.timeout(),
        check.exposedPort(),
        check.definition(),
        created,
        modified);
  }
}
