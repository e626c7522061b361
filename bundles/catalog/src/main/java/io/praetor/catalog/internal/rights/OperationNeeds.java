package io.praetor.catalog.internal.rights;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.Row;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.CatalogOperation;
import io.praetor.catalog.internal.command.Verb;
import java.util.ArrayList;
import java.util.List;

/**
 * Rights in transactions: to write what an operation names, and what stands there, whatever the
 * request calls it.
 */
public final class OperationNeeds {

  private OperationNeeds() {}

  /** What one must be allowed to do before an operation is carried out. */
  public static List<Permission> of(ReadTxn txn, CatalogOperation operation) {
    if (operation instanceof CatalogOperation.ByAgent by) {
      return of(txn, by.operation());
    }
    List<Permission> needs = new ArrayList<>();
    if (operation instanceof CatalogOperation.OnNode on && on.verb() != Verb.GET) {
      RegistrationNeeds.ofNode(needs, txn, on.row());
    } else if (operation instanceof CatalogOperation.OnService on && on.verb() != Verb.GET) {
      RegistrationNeeds.ofService(needs, txn, on.row().node(), on.row());
      if (needs.isEmpty()) {
        // It names none, and there is none.
        needs.add(RegistrationNeeds.write(Resource.NODE, on.row().node()));
      }
    } else if (operation instanceof CatalogOperation.OnCheck on && on.verb() != Verb.GET) {
      ofCheck(needs, txn, on);
    }
    return needs;
  }

  private static void ofCheck(
      List<Permission> needs, ReadTxn txn, CatalogOperation.OnCheck operation) {
    CheckRow row = operation.row();
    CheckRow existing = txn.get(CatalogTables.CHECKS, CatalogKeys.onNode(row.node(), row.id()));
    boolean removes = operation.verb() == Verb.DELETE || operation.verb() == Verb.DELETE_CAS;
    if (removes && existing != null) {
      needs.add(RegistrationNeeds.of(existing));
    } else {
      RegistrationNeeds.ofCheck(needs, txn, row.node(), row, false);
    }
  }

  /** Whether a caller sees what an operation found. */
  public static boolean isSeen(Authorizer caller, Row row) {
    if (row instanceof NodeRow node) {
      return CatalogSights.isNodeSeen(caller, node.name());
    }
    return row instanceof ServiceRow service
        ? CatalogSights.isSeen(caller, service)
        : CatalogSights.isSeen(caller, (CheckRow) row);
  }
}
