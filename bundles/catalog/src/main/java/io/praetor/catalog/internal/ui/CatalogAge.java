package io.praetor.catalog.internal.ui;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.state.ReadTxn;

/** The index of answers about everything. */
final class CatalogAge {

  private CatalogAge() {}

  /** The newest change of any node, service or check. */
  static long of(ReadTxn txn) {
    long nodes = txn.tableIndex(CatalogTables.NODES);
    long services = txn.tableIndex(CatalogTables.SERVICES);
    return Math.max(nodes, Math.max(services, txn.tableIndex(CatalogTables.CHECKS)));
  }
}
