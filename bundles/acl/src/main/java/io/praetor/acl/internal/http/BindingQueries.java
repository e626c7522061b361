package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/** Questions about binding rules. */
final class BindingQueries {

  private BindingQueries() {}

  /**
   * All binding rules, by id.
   *
   * @param method name of the auth method that they must belong to; empty for any
   */
  record All(String method) implements StateQuery<List<BindingRuleRow>> {
    @Override
    public Answer<List<BindingRuleRow>> run(ReadTxn txn) {
      List<BindingRuleRow> rules = new ArrayList<>();
      for (BindingRuleRow rule : txn.scan(AclTables.BINDING_RULES, AclKeys.ALL)) {
        if (method.isEmpty() || rule.authMethod().equalsIgnoreCase(method)) {
          rules.add(rule);
        }
      }
      return new Answer<>(rules, txn.tableIndex(AclTables.BINDING_RULES), true);
    }
  }

  /** One binding rule. */
  record One(String id) implements StateQuery<BindingRuleRow> {
    @Override
    public Answer<BindingRuleRow> run(ReadTxn txn) {
      BindingRuleRow found = txn.get(AclTables.BINDING_RULES, AclKeys.key(id));
      return new Answer<>(found, txn.tableIndex(AclTables.BINDING_RULES), found != null);
    }
  }

  /** The auth method that a rule will belong to: its own, or that of the rule that it replaces. */
  record MethodOf(BindingRuleRow rule) implements StateQuery<AuthMethodRow> {
    @Override
    public Answer<AuthMethodRow> run(ReadTxn txn) {
      BindingRuleRow old = txn.get(AclTables.BINDING_RULES, AclKeys.key(rule.id()));
      String name =
          rule.authMethod().isEmpty() && old != null ? old.authMethod() : rule.authMethod();
      return new Answer<>(AclKeys.method(txn, name), txn.index(), true);
    }
  }
}
