package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogIndex;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;

/**
 * The indexes that waiting questions compare: one for each service, moved by its instances, their
 * checks and the nodes they are on, one for each name that proxies stand for, moved in the same
 * way, one for each node, and one for all gateways. Services that are gone altogether are
 * remembered by one index for all of them, so that an answer "not there" has an index that moves.
 */
public final class CatalogIndexes {

  private CatalogIndexes() {}

  public static long ofService(ReadTxn txn, String service) {
    CatalogIndex index = txn.get(CatalogTables.INDEXES, CatalogKeys.serviceIndex(service));
    return of(index == null ? txn.get(CatalogTables.INDEXES, CatalogKeys.SERVICES_GONE) : index);
  }

  public static long ofNode(ReadTxn txn, String node) {
    return of(txn.get(CatalogTables.INDEXES, CatalogKeys.nodeIndex(node)));
  }

  private static long of(CatalogIndex index) {
    return index == null ? 0 : index.modifyIndex();
  }

  /** Moved by those who take connections for a service. */
  public static long ofDestination(ReadTxn txn, String service) {
    CatalogIndex index = txn.get(CatalogTables.INDEXES, CatalogKeys.destinationIndex(service));
    return of(
        index == null ? txn.get(CatalogTables.INDEXES, CatalogKeys.DESTINATIONS_GONE) : index);
  }

  /** Moved by entries that give services to gateways. */
  public static long ofGateways(ReadTxn txn) {
    return of(txn.get(CatalogTables.INDEXES, CatalogKeys.GATEWAYS));
  }

  public static void moveGateways(WriteTxn txn) {
    move(txn, CatalogKeys.GATEWAYS);
  }

  static void moveService(WriteTxn txn, String service) {
    move(txn, CatalogKeys.serviceIndex(service));
  }

  static void moveService(WriteTxn txn, ServiceRow row) {
    moveService(txn, row.name());
    if (!row.destination().isEmpty()) {
      move(txn, CatalogKeys.destinationIndex(row.destination()));
    }
  }

  static void moveServicesOn(WriteTxn txn, String node) {
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES, CatalogKeys.allOnNode(node))) {
      moveService(txn, row);
    }
  }

  static void moveNode(WriteTxn txn, String node) {
    move(txn, CatalogKeys.nodeIndex(node));
  }

  /** An instance is gone; was it the last one? */
  static void instanceGone(WriteTxn txn, ServiceRow row) {
    serviceGone(txn, row.name());
    destinationGone(txn, row.destination());
  }

  /** An instance is another one now: is what it was the last of its kind? */
  static void instanceChanged(WriteTxn txn, ServiceRow before, ServiceRow now) {
    if (!before.name().equalsIgnoreCase(now.name())) {
      serviceGone(txn, before.name());
    }
    if (!before.destination().equalsIgnoreCase(now.destination())) {
      destinationGone(txn, before.destination());
    }
  }

  private static void serviceGone(WriteTxn txn, String name) {
    byte[] index = CatalogKeys.serviceIndex(name);
    if (isThere(txn, CatalogTables.SERVICES_BY_NAME, name)) {
      move(txn, index);
    } else {
      txn.delete(CatalogTables.INDEXES, index);
      move(txn, CatalogKeys.SERVICES_GONE);
    }
  }

  private static void destinationGone(WriteTxn txn, String destination) {
    if (destination.isEmpty()) {
      return;
    }
    byte[] index = CatalogKeys.destinationIndex(destination);
    if (isThere(txn, CatalogTables.SERVICES_BY_DESTINATION, destination)) {
      move(txn, index);
    } else {
      txn.delete(CatalogTables.INDEXES, index);
      move(txn, CatalogKeys.DESTINATIONS_GONE);
    }
  }

  private static boolean isThere(WriteTxn txn, IndexId<ServiceRow> index, String name) {
    return txn.scan(index, CatalogKeys.allOf(name)).iterator().hasNext();
  }

  static void nodeGone(WriteTxn txn, String node) {
    txn.delete(CatalogTables.INDEXES, CatalogKeys.nodeIndex(node));
  }

  private static void move(WriteTxn txn, byte[] key) {
    txn.put(CatalogTables.INDEXES, key, new CatalogIndex(txn.index()));
  }
}
