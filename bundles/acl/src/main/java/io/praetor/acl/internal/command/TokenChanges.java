package io.praetor.acl.internal.command;

import static io.praetor.acl.internal.command.RefusedException.failed;
import static io.praetor.acl.internal.command.RefusedException.forbidden;

import io.praetor.acl.internal.command.AclCommand.Expiry;
import io.praetor.acl.internal.command.AclCommand.TokenChange;
import io.praetor.acl.internal.command.AclCommand.TokenClone;
import io.praetor.acl.internal.command.AclCommand.TokenCreation;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.format.go.GoText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes, changes and ends tokens; refuses in Consul's words. */
final class TokenChanges {

  private static final String NOT_FOUND = "ACL not found";
  private static final String DENIED = "Permission denied";

  private TokenChanges() {}

  static TokenView create(WriteTxn txn, TokenCreation creation) {
    TokenRow token = creation.token();
    if (AclKeys.token(txn, token.accessor()) != null
        || AclKeys.tokenBySecret(txn, token.accessor()) != null) {
      throw failed("Invalid Token: AccessorID is already in use");
    }
    if (AclKeys.tokenBySecret(txn, token.secret()) != null
        || AclKeys.token(txn, token.secret()) != null) {
      throw failed("Invalid Token: SecretID is already in use");
    }
    List<String> policies = policies(txn, creation.policies());
    List<String> roles =
        creation.login() ? present(txn, creation.roles()) : roles(txn, creation.roles());
    TokenRow linked = linked(token, policies, roles);
    if (creation.login()) {
      checkLogin(txn, linked);
    }
    return put(txn, at(linked, txn.index(), txn.index()));
  }

  /** Who logged in gets no token that is of no use, and none of a method that is gone. */
  private static void checkLogin(ReadTxn txn, TokenRow token) {
    if (AclKeys.method(txn, token.authMethod()) == null) {
      throw failed("No such auth method with Name: " + token.authMethod());
    }
    if (token.policies().isEmpty()
        && token.roles().isEmpty()
        && token.serviceIdentities().isEmpty()
        && token.nodeIdentities().isEmpty()
        && token.templatedPolicies().isEmpty()) {
      throw forbidden(DENIED);
    }
  }

  static TokenView change(WriteTxn txn, TokenChange change) {
    TokenRow wanted = change.token();
    TokenRow old = AclKeys.token(txn, wanted.accessor());
    if (old == null || old.isOver(change.nowMillis())) {
      throw failed("Cannot find token " + GoText.quoted(wanted.accessor()));
    }
    if (!wanted.secret().isEmpty() && !wanted.secret().equals(old.secret())) {
      throw failed("Changing a tokens SecretID is not permitted");
    }
    if (wanted.local() != old.local()) {
      throw failed("cannot toggle local mode of " + wanted.accessor());
    }
    if (!wanted.authMethod().isEmpty() && !wanted.authMethod().equals(old.authMethod())) {
      throw failed("Cannot change AuthMethod of " + wanted.accessor());
    }
    if (change.ttl()
        || (wanted.expiresMillis() != 0 && wanted.expiresMillis() != old.expiresMillis())) {
      throw failed("Cannot change expiration time of " + wanted.accessor());
    }
    TokenRow token =
        new TokenRow(
            old.accessor(),
            old.secret(),
            wanted.description(),
            policies(txn, change.policies()),
            roles(txn, change.roles()),
            wanted.serviceIdentities(),
            wanted.nodeIdentities(),
            wanted.templatedPolicies(),
            old.local(),
            old.authMethod(),
            old.createMillis(),
            old.expiresMillis(),
            wanted.type(),
            wanted.rules(),
            old.createIndex(),
            txn.index());
    return put(txn, token);
  }

  static TokenView copy(WriteTxn txn, TokenClone clone) {
    TokenRow source = AclKeys.token(txn, clone.source());
    if (source == null || source.isOver(clone.nowMillis())) {
      throw forbidden(NOT_FOUND);
    }
    if (!source.authMethod().isEmpty()) {
      throw failed("Cannot clone a token created from an auth method");
    }
    if (!source.rules().isEmpty()) {
      throw failed("Cannot clone a legacy ACL with this endpoint");
    }
    TokenRow token =
        new TokenRow(
            clone.accessor(),
            clone.secret(),
            clone.description().isEmpty() ? source.description() : clone.description(),
            source.policies(),
            source.roles(),
            source.serviceIdentities(),
            source.nodeIdentities(),
            source.templatedPolicies(),
            source.local(),
            "",
            clone.nowMillis(),
            source.expiresMillis(),
            source.type(),
            "",
            txn.index(),
            txn.index());
    return put(txn, token);
  }

  static String delete(WriteTxn txn, String accessor) {
    txn.delete(AclTables.TOKENS, AclKeys.key(accessor));
    return "";
  }

  static String logout(WriteTxn txn, String secret) {
    TokenRow token = AclKeys.tokenBySecret(txn, secret);
    if (token == null) {
      throw forbidden(NOT_FOUND);
    }
    if (token.authMethod().isEmpty()) {
      throw forbidden(DENIED);
    }
    return delete(txn, token.accessor());
  }

  /** Whoever was given more time since then lives on. */
  static String expire(WriteTxn txn, Expiry expiry) {
    for (String accessor : expiry.accessors()) {
      TokenRow token = AclKeys.token(txn, accessor);
      if (token != null && token.isOver(expiry.nowMillis())) {
        txn.delete(AclTables.TOKENS, AclKeys.key(accessor));
      }
    }
    return "";
  }

  static List<String> policies(ReadTxn txn, List<Link> links) {
    return ids(links, link -> policy(txn, link), TokenChanges::refusePolicy);
  }

  private static List<String> roles(ReadTxn txn, List<Link> links) {
    return ids(links, link -> role(txn, link), TokenChanges::refuseRole);
  }

  private static List<String> present(ReadTxn txn, List<Link> links) {
    return ids(links, link -> role(txn, link), link -> {});
  }

  /**
   * What links lead to, each once.
   *
   * @param find an id, or null
   * @param missing what to do about a link that leads nowhere
   */
  private static List<String> ids(
      List<Link> links, Function<Link, String> find, Consumer<Link> missing) {
    Set<String> ids = new LinkedHashSet<>();
    for (Link link : links) {
      String id = find.apply(link);
      if (id == null) {
        missing.accept(link);
      } else {
        ids.add(id);
      }
    }
    return List.copyOf(ids);
  }

  private static void refusePolicy(Link link) {
    throw failed("No such ACL policy with " + told(link));
  }

  private static void refuseRole(Link link) {
    throw failed("No such ACL role with " + told(link));
  }

  private static String policy(ReadTxn txn, Link link) {
    PolicyRow row =
        link.id().isEmpty()
            ? AclKeys.policyByName(txn, link.name())
            : AclKeys.policy(txn, link.id());
    return row == null ? null : row.id();
  }

  private static String role(ReadTxn txn, Link link) {
    RoleRow row =
        link.id().isEmpty() ? AclKeys.roleByName(txn, link.name()) : AclKeys.role(txn, link.id());
    return row == null ? null : row.id();
  }

  private static String told(Link link) {
    return link.id().isEmpty()
        ? "name " + GoText.quoted(link.name())
        : "ID " + GoText.quoted(link.id());
  }

  private static TokenView put(WriteTxn txn, TokenRow token) {
    txn.put(AclTables.TOKENS, AclKeys.key(token.accessor()), token);
    return TokenView.of(txn, token);
  }

  private static TokenRow linked(TokenRow token, List<String> policies, List<String> roles) {
    return new TokenRow(
        token.accessor(),
        token.secret(),
        token.description(),
        policies,
        roles,
        token.serviceIdentities(),
        token.nodeIdentities(),
        token.templatedPolicies(),
        token.local(),
        token.authMethod(),
        token.createMillis(),
        token.expiresMillis(),
        token.type(),
        token.rules(),
        0,
        0);
  }

  /** The same with its indexes. */
  static TokenRow at(TokenRow token, long createIndex, long modifyIndex) {
    return new TokenRow(
        token.accessor(),
        token.secret(),
        token.description(),
        token.policies(),
        token.roles(),
        token.serviceIdentities(),
        token.nodeIdentities(),
        token.templatedPolicies(),
        token.local(),
        token.authMethod(),
        token.createMillis(),
        token.expiresMillis(),
        token.type(),
        token.rules(),
        createIndex,
        modifyIndex);
  }
}
