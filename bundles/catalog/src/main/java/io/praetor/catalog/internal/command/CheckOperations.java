package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.format.go.GoText;
import java.util.stream.Stream;

/** Operations of transactions on checks. The texts are Consul's. */
final class CheckOperations {

  private CheckOperations() {}

  static OperationResult get(ReadTxn txn, CheckRow asked) {
    if (asked.id().isEmpty()) {
      return OperationResult.refused("failed check lookup: " + RegistrationRules.NO_ID);
    }
    CheckRow row = find(txn, asked);
    return row == null
        ? OperationResult.refused(named(asked) + " doesn't exist")
        : OperationResult.done(row);
  }

  static OperationResult write(WriteTxn txn, Verb verb, CheckRow wanted) {
    CheckRow existing = find(txn, wanted);
    if (verb == Verb.CAS && !Comparison.allowsSet(existing, wanted.modifyIndex())) {
      return OperationResult.refused("failed to set " + named(wanted) + ", index is stale");
    }
    if (verb == Verb.DELETE_CAS && !Comparison.allowsDelete(existing, wanted.modifyIndex())) {
      return OperationResult.refused("failed to delete " + named(wanted) + ", index is stale");
    }
    if (verb == Verb.DELETE || verb == Verb.DELETE_CAS) {
      if (wanted.id().isEmpty()) {
        return OperationResult.refused("check lookup failed: " + RegistrationRules.NO_ID);
      }
      CheckWrites.remove(txn, wanted.node(), wanted.id());
      return OperationResult.done(null);
    }
    String refusal = refusal(txn, wanted);
    if (!refusal.isEmpty()) {
      return OperationResult.refused(refusal);
    }
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(wanted.node()));
    CheckWrites.register(txn, node.name(), wanted);
    return OperationResult.done(find(txn, wanted));
  }

  private static String refusal(ReadTxn txn, CheckRow wanted) {
    String refusal = RegistrationRules.ofNames(Stream.of(wanted.id(), wanted.serviceId()));
    if (!refusal.isEmpty()) {
      return refusal;
    }
    if (wanted.id().isEmpty()) {
      return RegistrationRules.NO_CHECK_ID;
    }
    if (txn.get(CatalogTables.NODES, CatalogKeys.node(wanted.node())) == null) {
      return ServiceOperations.MISSING_NODE;
    }
    byte[] service = CatalogKeys.onNode(wanted.node(), wanted.serviceId());
    return wanted.serviceId().isEmpty() || txn.get(CatalogTables.SERVICES, service) != null
        ? ""
        : RegistrationRules.MISSING_SERVICE;
  }

  private static String named(CheckRow asked) {
    return "check " + GoText.quoted(asked.id()) + " on node " + GoText.quoted(asked.node());
  }

  private static CheckRow find(ReadTxn txn, CheckRow asked) {
    return txn.get(CatalogTables.CHECKS, CatalogKeys.onNode(asked.node(), asked.id()));
  }
}
