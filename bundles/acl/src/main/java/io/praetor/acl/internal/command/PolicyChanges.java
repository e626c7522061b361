package io.praetor.acl.internal.command;

import static io.praetor.acl.internal.command.RefusedException.failed;

import io.praetor.acl.internal.command.AclCommand.PolicyWrite;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.state.WriteTxn;
import io.praetor.format.go.GoText;

/** Makes, changes and ends policies; refuses in Consul's words. */
final class PolicyChanges {

  private PolicyChanges() {}

  static PolicyRow write(WriteTxn txn, PolicyWrite write) {
    PolicyRow policy = write.policy();
    PolicyRow old = AclKeys.policy(txn, policy.id());
    PolicyRow sameName = AclKeys.policyByName(txn, policy.name());
    if (write.create()) {
      if (sameName != null || old != null) {
        throw failed(
            "Invalid Policy: A Policy with Name "
                + GoText.quoted(policy.name())
                + " already exists");
      }
      return put(txn, policy, null);
    }
    if (old == null) {
      throw failed("cannot find policy " + policy.id());
    }
    if (sameName != null && !sameName.id().equals(old.id())) {
      throw failed(
          "Invalid Policy: A policy with name " + GoText.quoted(policy.name()) + " already exists");
    }
    if (old.id().equals(PolicyRow.MANAGEMENT)) {
      if (!policy.datacenters().isEmpty()) {
        throw failed(
            "Changing the Datacenters of the builtin global-management policy is not permitted");
      }
      if (!policy.rules().equals(old.rules())) {
        throw failed(
            "Changing the Rules for the builtin global-management policy is not permitted");
      }
    }
    return put(txn, policy, old);
  }

  static PolicyRow put(WriteTxn txn, PolicyRow policy, PolicyRow old) {
    PolicyRow made =
        new PolicyRow(
            policy.id(),
            policy.name(),
            policy.description(),
            policy.rules(),
            policy.datacenters(),
            old == null ? txn.index() : old.createIndex(),
            txn.index());
    txn.put(AclTables.POLICIES, AclKeys.key(policy.id()), made);
    return made;
  }

  static String delete(WriteTxn txn, String id) {
    txn.delete(AclTables.POLICIES, AclKeys.key(id));
    return "";
  }
}
