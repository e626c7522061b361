package io.praetor.acl.internal.resolve;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.acl.internal.resolve.Bearer.Version;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A token with what it gives.
 *
 * @param name secret or accessor
 * @param known what was found the last time, or null; the very same object when nothing can have
 *     changed
 */
public record BearerQuery(String name, By by, Bearer known) implements StateQuery<Bearer> {

  /** What a token is looked for by. */
  public enum By {
    SECRET,
    ACCESSOR
  }

  @Override
  public Answer<Bearer> run(ReadTxn txn) {
    Version version =
        new Version(
            txn.tableIndex(AclTables.TOKENS),
            txn.tableIndex(AclTables.POLICIES),
            txn.tableIndex(AclTables.ROLES));
    boolean unchanged = known != null && known.version().equals(version) && isThere(txn);
    return new Answer<>(unchanged ? known : find(txn, version), txn.index(), true);
  }

  /** Indexes may be the same after a restore, but the row is another object. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isThere(ReadTxn txn) {
    return txn.glance(AclTables.TOKENS, AclKeys.key(known.token().accessor())) == known.token();
  }

  private Bearer find(ReadTxn txn, Version version) {
    TokenRow token = by == By.SECRET ? AclKeys.tokenBySecret(txn, name) : AclKeys.token(txn, name);
    Map<String, PolicyRow> policies = new HashMap<>();
    Map<String, RoleRow> roles = new HashMap<>();
    if (token != null) {
      policies(txn, token.policies(), policies);
      for (String id : token.roles()) {
        RoleRow role = AclKeys.role(txn, id);
        if (role != null) {
          roles.put(id, role);
          policies(txn, role.policies(), policies);
        }
      }
    }
    return new Bearer(token, policies, roles, version);
  }

  private static void policies(ReadTxn txn, List<String> ids, Map<String, PolicyRow> policies) {
    for (String id : ids) {
      PolicyRow policy = AclKeys.policy(txn, id);
      if (policy != null) {
        policies.put(id, policy);
      }
    }
  }
}
