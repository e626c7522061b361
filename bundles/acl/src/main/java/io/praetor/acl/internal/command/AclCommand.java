package io.praetor.acl.internal.command;

import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.BindingRuleRow;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import java.util.List;

/**
 * One change, as it stands in the log. Ids, secrets and times come from the server that was asked;
 * what can be told without the state has been checked there. Indexes of rows mean nothing.
 */
public sealed interface AclCommand {

  /**
   * What must be there from the beginning; nothing happens where it is.
   *
   * @param policies builtin ones
   * @param tokens the anonymous one, and the one that the configuration names
   */
  record Initialization(List<PolicyRow> policies, List<TokenRow> tokens) implements AclCommand {}

  /**
   * The first token, or another one for who knows the state index of the first.
   *
   * @param token as it will be
   * @param resetIndex 0 for the first
   */
  record Bootstrap(TokenRow token, long resetIndex) implements AclCommand {}

  /**
   * A new token.
   *
   * @param token as it will be, apart from its links
   * @param login whether it is given to somebody who logged in: roles may be missing then
   */
  record TokenCreation(TokenRow token, List<Link> policies, List<Link> roles, boolean login)
      implements AclCommand {}

  /**
   * A change of a token.
   *
   * @param token as it will be, apart from its links; what may not change is empty or must agree
   * @param ttl whether it asks for another time to live, which is not possible
   */
  record TokenChange(
      TokenRow token, List<Link> policies, List<Link> roles, boolean ttl, long nowMillis)
      implements AclCommand {}

  /**
   * A copy of a token.
   *
   * @param source accessor of the original
   * @param description empty to keep that of the original
   */
  record TokenClone(
      String source, String accessor, String secret, String description, long nowMillis)
      implements AclCommand {}

  /** The end of a token; nothing happens when there is none. */
  record TokenDeletion(String accessor) implements AclCommand {}

  /** The end of a token, by its bearer, who logged in for it. */
  record Logout(String secret) implements AclCommand {}

  /** The end of tokens whose time is over. */
  record Expiry(List<String> accessors, long nowMillis) implements AclCommand {}

  /** A policy; a new one when there is none of its id. */
  record PolicyWrite(PolicyRow policy, boolean create) implements AclCommand {}

  /** The end of a policy; nothing happens when there is none. */
  record PolicyDeletion(String id) implements AclCommand {}

  /** A role. */
  record RoleWrite(RoleRow role, List<Link> policies, boolean create) implements AclCommand {}

  /** The end of a role; nothing happens when there is none. */
  record RoleDeletion(String id) implements AclCommand {}

  /** An auth method, new or not. */
  record MethodWrite(AuthMethodRow method) implements AclCommand {}

  /** The end of an auth method, its binding rules, and the tokens that it gave. */
  record MethodDeletion(String name) implements AclCommand {}

  /** A binding rule. */
  record BindingWrite(BindingRuleRow rule, boolean create) implements AclCommand {}

  /** The end of a binding rule; nothing happens when there is none. */
  record BindingDeletion(String id) implements AclCommand {}

  /** Rows as they are in the primary datacenter, and ids of those that are there no more. */
  record Replica(
      List<PolicyRow> policies,
      List<RoleRow> roles,
      List<TokenRow> tokens,
      List<String> gonePolicies,
      List<String> goneRoles,
      List<String> goneTokens)
      implements AclCommand {}
}
