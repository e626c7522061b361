package io.praetor.acl.internal.replicate;

import io.praetor.acl.internal.command.AclCommand.Replica;
import io.praetor.acl.internal.command.AclKeys;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.ReadTxn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * All that is copied of one kind, as it is in one datacenter; of tokens those that count in all.
 * Lists of the other kinds are empty.
 */
public record Contents(List<PolicyRow> policies, List<RoleRow> roles, List<TokenRow> tokens) {

  /** Most rows that are written by one command. */
  static final int MAX_BATCH = 256;

  static Contents of(ReadTxn txn, Kind kind) {
    List<PolicyRow> policies = new ArrayList<>();
    List<RoleRow> roles = new ArrayList<>();
    List<TokenRow> tokens = new ArrayList<>();
    switch (kind) {
      case POLICIES -> txn.scan(AclTables.POLICIES, AclKeys.ALL).forEach(policies::add);
      case ROLES -> txn.scan(AclTables.ROLES, AclKeys.ALL).forEach(roles::add);
      case TOKENS -> {
        for (TokenRow token : txn.scan(AclTables.TOKENS, AclKeys.ALL)) {
          if (!token.local()) {
            tokens.add(token);
          }
        }
      }
    }
    return new Contents(policies, roles, tokens);
  }

  /** What makes these contents those; nothing when they are the same. */
  List<Replica> towards(Contents wanted) {
    Changes<PolicyRow> ofPolicies =
        Changes.of(policies, wanted.policies, PolicyRow::id, Contents::bare);
    Changes<RoleRow> ofRoles = Changes.of(roles, wanted.roles, RoleRow::id, Contents::bare);
    Changes<TokenRow> ofTokens =
        Changes.of(tokens, wanted.tokens, TokenRow::accessor, Contents::bare);
    List<Replica> commands = new ArrayList<>();
    int most = Math.max(ofPolicies.size(), Math.max(ofRoles.size(), ofTokens.size()));
    for (int from = 0; from < most; from += MAX_BATCH) {
      int to = from + MAX_BATCH;
      commands.add(
          new Replica(
              ofPolicies.changed(from, to),
              ofRoles.changed(from, to),
              ofTokens.changed(from, to),
              ofPolicies.gone(from, to),
              ofRoles.gone(from, to),
              ofTokens.gone(from, to)));
    }
    return commands;
  }

  private static PolicyRow bare(PolicyRow row) {
    return new PolicyRow(
        row.id(), row.name(), row.description(), row.rules(), row.datacenters(), 0, 0);
  }

  private static RoleRow bare(RoleRow row) {
    return new RoleRow(
        row.id(),
        row.name(),
        row.description(),
        row.policies(),
        row.serviceIdentities(),
        row.nodeIdentities(),
        row.templatedPolicies(),
        0,
        0);
  }

  private static TokenRow bare(TokenRow row) {
    return new TokenRow(
        row.accessor(),
        row.secret(),
        row.description(),
        row.policies(),
        row.roles(),
        row.serviceIdentities(),
        row.nodeIdentities(),
        row.templatedPolicies(),
        row.local(),
        row.authMethod(),
        row.createMillis(),
        row.expiresMillis(),
        row.type(),
        row.rules(),
        0,
        0);
  }

  /** Rows of one kind that must be written, and ids of those that must go. */
  private record Changes<R>(List<R> changed, List<String> gone) {

    static <R> Changes<R> of(
        List<R> here, List<R> there, Function<R, String> id, UnaryOperator<R> bare) {
      Map<String, R> left = new HashMap<>();
      here.forEach(row -> left.put(id.apply(row), bare.apply(row)));
      List<R> changed = new ArrayList<>();
      for (R row : there) {
        R wanted = bare.apply(row);
        if (!wanted.equals(left.remove(id.apply(row)))) {
          changed.add(wanted);
        }
      }
      return new Changes<>(changed, left.keySet().stream().sorted().toList());
    }

    int size() {
      return Math.max(changed.size(), gone.size());
    }

    List<R> changed(int from, int to) {
      return part(changed, from, to);
    }

    List<String> gone(int from, int to) {
      return part(gone, from, to);
    }

    private static <T> List<T> part(List<T> list, int from, int to) {
      return List.copyOf(list.subList(Math.min(from, list.size()), Math.min(to, list.size())));
    }
  }
}
