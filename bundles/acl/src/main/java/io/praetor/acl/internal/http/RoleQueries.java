package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.acl.internal.command.RoleView;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/** Questions about roles. */
final class RoleQueries {

  private RoleQueries() {}

  /**
   * All roles, by id.
   *
   * @param policy id of a policy that they must have; empty for any
   */
  record All(String policy) implements StateQuery<List<RoleView>> {
    @Override
    public Answer<List<RoleView>> run(ReadTxn txn) {
      List<RoleView> roles = new ArrayList<>();
      for (RoleRow role : txn.scan(AclTables.ROLES, AclKeys.ALL)) {
        if (policy.isEmpty() || role.policies().contains(policy)) {
          roles.add(RoleView.of(txn, role));
        }
      }
      return new Answer<>(roles, txn.tableIndex(AclTables.ROLES), true);
    }
  }

  /** One role, by id or by name. */
  record One(String id, String name) implements StateQuery<RoleView> {
    @Override
    public Answer<RoleView> run(ReadTxn txn) {
      RoleRow found = id.isEmpty() ? AclKeys.roleByName(txn, name) : AclKeys.role(txn, id);
      return new Answer<>(RoleView.of(txn, found), txn.tableIndex(AclTables.ROLES), found != null);
    }
  }
}
