package io.praetor.api.acl;

import io.praetor.api.state.IndexId;
import io.praetor.api.state.TableId;

/**
 * The tables of access control. Keys are UTF-8, parts are divided by a zero byte; ids and names
 * stand in them in lower case.
 */
public interface AclTables {

  /** Key: accessor. */
  TableId<TokenRow> TOKENS = new TableId<>("acl-tokens", TokenRow.class);

  /** Tokens by secret, as it is; unique. */
  IndexId<TokenRow> TOKENS_BY_SECRET = new IndexId<>(TOKENS, "secret");

  /** Tokens that somebody logged in for, by auth method, accessor. */
  IndexId<TokenRow> TOKENS_BY_METHOD = new IndexId<>(TOKENS, "auth-method");

  /**
   * Tokens that will be over, by the time when they are (milliseconds since 1970, 16 hexadecimal
   * digits), accessor.
   */
  IndexId<TokenRow> TOKENS_BY_END = new IndexId<>(TOKENS, "end");

  /** Key: id. */
  TableId<PolicyRow> POLICIES = new TableId<>("acl-policies", PolicyRow.class);

  /** Policies by name; unique. */
  IndexId<PolicyRow> POLICIES_BY_NAME = new IndexId<>(POLICIES, "name");

  /** Key: id. */
  TableId<RoleRow> ROLES = new TableId<>("acl-roles", RoleRow.class);

  /** Roles by name; unique. */
  IndexId<RoleRow> ROLES_BY_NAME = new IndexId<>(ROLES, "name");

  /** Key: name. */
  TableId<AuthMethodRow> AUTH_METHODS = new TableId<>("acl-auth-methods", AuthMethodRow.class);

  /** Key: id. */
  TableId<BindingRuleRow> BINDING_RULES = new TableId<>("acl-binding-rules", BindingRuleRow.class);

  /** Binding rules by auth method, id. */
  IndexId<BindingRuleRow> BINDING_RULES_BY_METHOD = new IndexId<>(BINDING_RULES, "auth-method");

  /** Key: empty text. */
  TableId<BootstrapRow> BOOTSTRAP = new TableId<>("acl-bootstrap", BootstrapRow.class);
}
