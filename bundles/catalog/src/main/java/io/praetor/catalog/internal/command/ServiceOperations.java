package io.praetor.catalog.internal.command;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.format.go.GoText;
import java.util.stream.Stream;

/** Operations of transactions on services. The texts are Consul's. */
final class ServiceOperations {

  static final String MISSING_NODE = "Missing node registration";

  private ServiceOperations() {}

  static OperationResult get(ReadTxn txn, ServiceRow asked) {
    ServiceRow row = find(txn, asked);
    return row == null
        ? OperationResult.refused(named(asked) + " doesn't exist")
        : OperationResult.done(row);
  }

  static OperationResult write(WriteTxn txn, Verb verb, ServiceRow wanted) {
    ServiceRow existing = find(txn, wanted);
    if (verb == Verb.CAS && !Comparison.allowsSet(existing, wanted.modifyIndex())) {
      return OperationResult.refused("failed to set " + named(wanted) + ", index is stale");
    }
    if (verb == Verb.DELETE_CAS && !Comparison.allowsDelete(existing, wanted.modifyIndex())) {
      return OperationResult.refused("failed to delete " + named(wanted) + ", index is stale");
    }
    if (verb == Verb.DELETE || verb == Verb.DELETE_CAS) {
      ServiceWrites.remove(txn, wanted.node(), wanted.id());
      return OperationResult.done(null);
    }
    String refusal =
        RegistrationRules.ofNames(Stream.of(wanted.name(), wanted.id(), wanted.destination()));
    if (!refusal.isEmpty()) {
      return OperationResult.refused(refusal);
    }
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(wanted.node()));
    if (node == null) {
      return OperationResult.refused(MISSING_NODE);
    }
    ServiceWrites.register(txn, node.name(), wanted);
    return OperationResult.done(find(txn, wanted));
  }

  private static String named(ServiceRow asked) {
    return "service " + GoText.quoted(asked.id()) + " on node " + GoText.quoted(asked.node());
  }

  private static ServiceRow find(ReadTxn txn, ServiceRow asked) {
    return txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(asked.node(), asked.id()));
  }
}
