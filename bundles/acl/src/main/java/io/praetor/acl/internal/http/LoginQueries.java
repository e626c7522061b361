package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/** Questions of those who log in. */
final class LoginQueries {

  private LoginQueries() {}

  /**
   * An auth method and its binding rules.
   *
   * @param method null when there is none
   */
  record Found(String asked, AuthMethodRow method, List<BindingRuleRow> rules) {}

  /** How somebody wants to log in. */
  record Way(String method) implements StateQuery<Found> {
    @Override
    public Answer<Found> run(ReadTxn txn) {
      List<BindingRuleRow> rules = new ArrayList<>();
      txn.scan(AclTables.BINDING_RULES_BY_METHOD, AclKeys.part(method)).forEach(rules::add);
      return new Answer<>(new Found(method, AclKeys.method(txn, method), rules), txn.index(), true);
    }
  }
}
