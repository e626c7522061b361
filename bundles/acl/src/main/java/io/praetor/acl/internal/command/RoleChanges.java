package io.praetor.acl.internal.command;

import static io.praetor.acl.internal.command.RefusedException.failed;

import io.praetor.acl.internal.command.AclCommand.RoleWrite;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.state.WriteTxn;
import io.praetor.format.go.GoText;
import java.util.List;

/** Makes, changes and ends roles; refuses in Consul's words. */
final class RoleChanges {

  private RoleChanges() {}

  static RoleView write(WriteTxn txn, RoleWrite write) {
    RoleRow role = write.role();
    RoleRow old = AclKeys.role(txn, role.id());
    RoleRow sameName = AclKeys.roleByName(txn, role.name());
    if (write.create()) {
      if (sameName != null || old != null) {
        throw failed(
            "Invalid Role: A Role with Name " + GoText.quoted(role.name()) + " already exists");
      }
    } else if (old == null) {
      throw failed("cannot find role " + role.id());
    } else if (sameName != null && !sameName.id().equals(old.id())) {
      throw failed(
          "Invalid Role: A role with name " + GoText.quoted(role.name()) + " already exists");
    }
    List<String> policies = TokenChanges.policies(txn, write.policies());
    return RoleView.of(txn, put(txn, role, policies, old));
  }

  static RoleRow put(WriteTxn txn, RoleRow role, List<String> policies, RoleRow old) {
    RoleRow made =
        new RoleRow(
            role.id(),
            role.name(),
            role.description(),
            policies,
            role.serviceIdentities(),
            role.nodeIdentities(),
            role.templatedPolicies(),
            old == null ? txn.index() : old.createIndex(),
            txn.index());
    txn.put(AclTables.ROLES, AclKeys.key(role.id()), made);
    return made;
  }

  static String delete(WriteTxn txn, String id) {
    txn.delete(AclTables.ROLES, AclKeys.key(id));
    return "";
  }
}
