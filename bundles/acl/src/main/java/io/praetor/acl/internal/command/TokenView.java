package io.praetor.acl.internal.command;

import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.ReadTxn;
import java.util.ArrayList;
import java.util.List;

/**
 * A token with the names of what it has. Links that lead nowhere are not in it.
 *
 * @param policies with ids and names
 * @param roles with ids and names
 */
public record TokenView(TokenRow token, List<Link> policies, List<Link> roles) {

  /** A token as it is seen in a state; null for none. */
  public static TokenView of(ReadTxn txn, TokenRow token) {
    if (token == null) {
      return null;
    }
    List<Link> roles = new ArrayList<>();
    for (String id : token.roles()) {
      RoleRow role = AclKeys.role(txn, id);
      if (role != null) {
        roles.add(new Link(id, role.name()));
      }
    }
    return new TokenView(token, policies(txn, token.policies()), roles);
  }

  static List<Link> policies(ReadTxn txn, List<String> ids) {
    List<Link> policies = new ArrayList<>();
    for (String id : ids) {
      PolicyRow policy = AclKeys.policy(txn, id);
      if (policy != null) {
        policies.add(new Link(id, policy.name()));
      }
    }
    return policies;
  }
}
