package io.praetor.catalog.internal.reconcile;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.catalog.internal.command.CatalogKeys;

/**
 * What the catalog has of a member.
 *
 * @param node never null
 * @param service the service that servers have, or null
 * @param health the check that gossip decides, or null
 */
record CatalogNode(NodeRow node, ServiceRow service, CheckRow health) {

  /** The node of a name, or null. */
  static CatalogNode find(ReadTxn txn, String name) {
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(name));
    return node == null
        ? null
        : new CatalogNode(
            node,
            txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(name, MemberRegistration.SERVICE)),
            txn.get(CatalogTables.CHECKS, CatalogKeys.onNode(name, MemberRegistration.CHECK)));
  }

  /** Which node is where, and whether it is a member's; empty for none. */
  static String place(CatalogNode known) {
    return known == null
        ? ""
        : (known.isMember() ? "member " : "") + known.node().id() + " at " + known.node().address();
  }

  boolean isMember() {
    return health != null;
  }

  /** Whether it has a service like this; null is like any. */
  boolean hasService(ServiceRow wanted) {
    return wanted == null
        || (service != null
            && service.port() == wanted.port()
            && service.meta().equals(wanted.meta()));
  }

  boolean has(String status) {
    return health != null && health.status().equals(status);
  }
}
