package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogIndex;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;

/**
 * The indexes that waiting questions compare: one for each service, moved by its instances, their
 * checks and the nodes they are on, and one for each node. Services that are gone altogether are
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

  static void moveService(WriteTxn txn, String service) {
    move(txn, CatalogKeys.serviceIndex(service));
  }

  static void moveServicesOn(WriteTxn txn, String node) {
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES, CatalogKeys.allOnNode(node))) {
      moveService(txn, row.name());
    }
  }

  static void moveNode(WriteTxn txn, String node) {
    move(txn, CatalogKeys.nodeIndex(node));
  }

  /** An instance is gone; was it the last one? */
  static void instanceGone(WriteTxn txn, String service) {
    byte[] instances = CatalogKeys.allOf(service);
    if (txn.scan(CatalogTables.SERVICES_BY_NAME, instances).iterator().hasNext()) {
      moveService(txn, service);
    } else {
      txn.delete(CatalogTables.INDEXES, CatalogKeys.serviceIndex(service));
      move(txn, CatalogKeys.SERVICES_GONE);
    }
  }

  static void nodeGone(WriteTxn txn, String node) {
    txn.delete(CatalogTables.INDEXES, CatalogKeys.nodeIndex(node));
  }

  private static void move(WriteTxn txn, byte[] key) {
    txn.put(CatalogTables.INDEXES, key, new CatalogIndex(txn.index()));
  }
}
