package io.praetor.acl.internal.command;

import static io.praetor.acl.internal.command.RefusedException.failed;

import io.praetor.acl.internal.command.AclCommand.BindingWrite;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.WriteTxn;
import io.praetor.format.go.GoText;
import java.util.ArrayList;
import java.util.List;

/** Makes, changes and ends auth methods and binding rules; refuses in Consul's words. */
final class MethodChanges {

  private MethodChanges() {}

  static AuthMethodRow write(WriteTxn txn, AuthMethodRow method) {
    AuthMethodRow old = AclKeys.method(txn, method.name());
    if (old != null && !old.type().equals(method.type())) {
      throw failed("the Type field of an Auth Method is immutable");
    }
    AuthMethodRow made =
        new AuthMethodRow(
            old == null ? method.name() : old.name(),
            method.type(),
            method.displayName(),
            method.description(),
            method.maxTokenTtlNanos(),
            method.tokenLocality(),
            method.config(),
            old == null ? txn.index() : old.createIndex(),
            txn.index());
    txn.put(AclTables.AUTH_METHODS, AclKeys.key(method.name()), made);
    return made;
  }

  /** Nobody keeps what a method gave that is not trusted any more. */
  static String delete(WriteTxn txn, String name) {
    if (AclKeys.method(txn, name) == null) {
      return "";
    }
    List<byte[]> rules = new ArrayList<>();
    for (BindingRuleRow rule : txn.scan(AclTables.BINDING_RULES_BY_METHOD, AclKeys.part(name))) {
      rules.add(AclKeys.key(rule.id()));
    }
    List<byte[]> tokens = new ArrayList<>();
    for (TokenRow token : txn.scan(AclTables.TOKENS_BY_METHOD, AclKeys.part(name))) {
      tokens.add(AclKeys.key(token.accessor()));
    }
    rules.forEach(key -> txn.delete(AclTables.BINDING_RULES, key));
    tokens.forEach(key -> txn.delete(AclTables.TOKENS, key));
    txn.delete(AclTables.AUTH_METHODS, AclKeys.key(name));
    return "";
  }

  static BindingRuleRow bind(WriteTxn txn, BindingWrite write) {
    BindingRuleRow rule = write.rule();
    BindingRuleRow old = txn.get(AclTables.BINDING_RULES, AclKeys.key(rule.id()));
    if (!write.create() && old == null) {
      throw failed("cannot find binding rule " + rule.id());
    }
    String wanted = rule.authMethod();
    if (old != null && !wanted.isEmpty() && !wanted.equalsIgnoreCase(old.authMethod())) {
      throw failed("the AuthMethod field of an Binding Rule is immutable");
    }
    AuthMethodRow method = AclKeys.method(txn, old == null ? wanted : old.authMethod());
    if (method == null) {
      throw failed("cannot find auth method with name " + GoText.quoted(rule.authMethod()));
    }
    BindingRuleRow made =
        new BindingRuleRow(
            rule.id(),
            rule.description(),
            method.name(),
            rule.selector(),
            rule.bindType(),
            rule.bindName(),
            rule.bindVariable(),
            old == null ? txn.index() : old.createIndex(),
            txn.index());
    txn.put(AclTables.BINDING_RULES, AclKeys.key(rule.id()), made);
    return made;
  }

  static String unbind(WriteTxn txn, String id) {
    txn.delete(AclTables.BINDING_RULES, AclKeys.key(id));
    return "";
  }
}
