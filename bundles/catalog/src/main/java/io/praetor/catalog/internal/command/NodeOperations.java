package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.format.go.GoText;
import java.util.stream.Stream;

/** Operations of transactions on nodes. The texts are Consul's. */
final class NodeOperations {

  private NodeOperations() {}

  static OperationResult get(ReadTxn txn, NodeRow asked) {
    NodeRow row = find(txn, asked);
    return row == null
        ? OperationResult.refused("node " + GoText.quoted(asked.name()) + " doesn't exist")
        : OperationResult.done(row);
  }

  static OperationResult write(WriteTxn txn, Verb verb, NodeRow wanted) {
    NodeRow named = txn.get(CatalogTables.NODES, CatalogKeys.node(wanted.name()));
    if (verb == Verb.CAS && !Comparison.allowsSet(named, wanted.modifyIndex())) {
      return stale("set", wanted);
    }
    if (verb == Verb.DELETE_CAS && !Comparison.allowsDelete(named, wanted.modifyIndex())) {
      return stale("delete", wanted);
    }
    if (verb == Verb.DELETE || verb == Verb.DELETE_CAS) {
      NodeWrites.remove(txn, wanted.name());
      return OperationResult.done(null);
    }
    String refusal = RegistrationRules.ofNames(Stream.of(wanted.name(), wanted.id()));
    if (refusal.isEmpty()) {
      refusal = RegistrationRules.ofNode(txn, wanted, false);
    }
    if (!refusal.isEmpty()) {
      return OperationResult.refused(refusal);
    }
    NodeWrites.register(txn, wanted, false);
    return OperationResult.done(find(txn, wanted));
  }

  private static OperationResult stale(String what, NodeRow wanted) {
    return OperationResult.refused(
        "failed to " + what + " node " + GoText.quoted(wanted.name()) + ", index is stale");
  }

  private static NodeRow find(ReadTxn txn, NodeRow asked) {
    return asked.id().isEmpty()
        ? txn.get(CatalogTables.NODES, CatalogKeys.node(asked.name()))
        : NodeWrites.byId(txn, asked.id());
  }
}
