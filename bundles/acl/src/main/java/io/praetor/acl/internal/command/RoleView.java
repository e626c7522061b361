package io.praetor.acl.internal.command;

import io.praetor.api.acl.RoleRow;
import io.praetor.api.state.ReadTxn;
import java.util.List;

/**
 * A role with the names of what it has. Links that lead nowhere are not in it.
 *
 * @param policies with ids and names
 */
public record RoleView(RoleRow role, List<Link> policies) {

  /** A role as it is seen in a state; null for none. */
  public static RoleView of(ReadTxn txn, RoleRow role) {
    return role == null ? null : new RoleView(role, TokenView.policies(txn, role.policies()));
  }
}
