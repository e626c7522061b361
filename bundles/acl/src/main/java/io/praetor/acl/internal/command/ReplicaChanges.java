package io.praetor.acl.internal.command;

import io.praetor.acl.internal.command.AclCommand.Replica;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.WriteTxn;

/**
 * Takes over what there is in the primary datacenter. Tokens that are local to this one stay out of
 * it, whatever it says.
 */
final class ReplicaChanges {

  private ReplicaChanges() {}

  static String take(WriteTxn txn, Replica replica) {
    replica.gonePolicies().forEach(id -> txn.delete(AclTables.POLICIES, AclKeys.key(id)));
    replica.goneRoles().forEach(id -> txn.delete(AclTables.ROLES, AclKeys.key(id)));
    for (String accessor : replica.goneTokens()) {
      TokenRow old = AclKeys.token(txn, accessor);
      if (old != null && !old.local()) {
        txn.delete(AclTables.TOKENS, AclKeys.key(accessor));
      }
    }
    for (PolicyRow policy : replica.policies()) {
      PolicyRow sameName = AclKeys.policyByName(txn, policy.name());
      if (sameName != null && !sameName.id().equals(policy.id())) {
        txn.delete(AclTables.POLICIES, AclKeys.key(sameName.id()));
      }
      PolicyChanges.put(txn, policy, AclKeys.policy(txn, policy.id()));
    }
    for (RoleRow role : replica.roles()) {
      RoleRow sameName = AclKeys.roleByName(txn, role.name());
      if (sameName != null && !sameName.id().equals(role.id())) {
        txn.delete(AclTables.ROLES, AclKeys.key(sameName.id()));
      }
      RoleChanges.put(txn, role, role.policies(), AclKeys.role(txn, role.id()));
    }
    replica.tokens().forEach(token -> take(txn, token));
    return "";
  }

  private static void take(WriteTxn txn, TokenRow token) {
    TokenRow old = AclKeys.token(txn, token.accessor());
    TokenRow sameSecret = AclKeys.tokenBySecret(txn, token.secret());
    boolean taken = sameSecret != null && !sameSecret.accessor().equals(token.accessor());
    boolean locally = (taken && sameSecret.local()) || (old != null && old.local());
    if (token.local() || locally) {
      return;
    }
    if (taken) { // its old bearer is gone in the primary datacenter, or will follow
      txn.delete(AclTables.TOKENS, AclKeys.key(sameSecret.accessor()));
    }
    long created = old == null ? txn.index() : old.createIndex();
    txn.put(
        AclTables.TOKENS,
        AclKeys.key(token.accessor()),
        TokenChanges.at(token, created, txn.index()));
  }
}
