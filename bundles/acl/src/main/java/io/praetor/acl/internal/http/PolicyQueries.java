package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/** Questions about policies. */
final class PolicyQueries {

  private PolicyQueries() {}

  /** All policies, by id. */
  record All() implements StateQuery<List<PolicyRow>> {
    @Override
    public Answer<List<PolicyRow>> run(ReadTxn txn) {
      List<PolicyRow> policies = new ArrayList<>();
      txn.scan(AclTables.POLICIES, AclKeys.ALL).forEach(policies::add);
      return new Answer<>(policies, txn.tableIndex(AclTables.POLICIES), true);
    }
  }

  /** One policy, by id or by name. */
  record One(String id, String name) implements StateQuery<PolicyRow> {
    @Override
    public Answer<PolicyRow> run(ReadTxn txn) {
      PolicyRow found = id.isEmpty() ? AclKeys.policyByName(txn, name) : AclKeys.policy(txn, id);
      return new Answer<>(found, txn.tableIndex(AclTables.POLICIES), found != null);
    }
  }
}
