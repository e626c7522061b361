package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.acl.internal.command.RoleView;
import io.praetor.acl.internal.command.TokenView;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.NodeIdentity;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.ServiceIdentity;
import io.praetor.api.acl.TemplatedPolicy;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.config.AclSettings;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.spi.http.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A token together with its roles and with all policies that it has: its own, its roles', and what
 * the identities and templates of both come to.
 */
final class ExpandedToken {

  private ExpandedToken() {}

  static io.praetor.spi.http.Answer read(
      String accessor, long nowMillis, boolean secrets, AclSettings settings) {
    return new io.praetor.spi.http.Answer.Read<>(
        new Query(accessor, nowMillis),
        found -> found == null ? Plain.notFound() : content(found, secrets, settings));
  }

  private static Content content(Found found, boolean secrets, AclSettings settings) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ExpandedPolicies", found.policies().stream().map(AclJson::policy).toList());
    tree.put("ExpandedRoles", found.roles().stream().map(AclJson::role).toList());
    tree.put("NamespaceDefaultPolicyIDs", null);
    tree.put("NamespaceDefaultRoleIDs", null);
    tree.put("AgentACLDefaultPolicy", settings.defaultPolicy());
    tree.put("AgentACLDownPolicy", settings.downPolicy());
    tree.put("ResolvedByAgent", settings.nodeName());
    tree.putAll(AclJson.token(found.token(), secrets));
    return AclJson.content(tree);
  }

  /** What was found. */
  record Found(TokenView token, List<PolicyRow> policies, List<RoleView> roles) {}

  /** See {@link ExpandedToken}. */
  record Query(String accessor, long nowMillis) implements StateQuery<Found> {

    @Override
    public Answer<Found> run(ReadTxn txn) {
      TokenRow token = AclKeys.token(txn, accessor);
      long index = txn.tableIndex(AclTables.TOKENS);
      if (token == null || token.isOver(nowMillis)) {
        return new Answer<>(null, index, false);
      }
      Map<String, PolicyRow> policies = new LinkedHashMap<>();
      List<RoleView> roles = new ArrayList<>();
      add(txn, token.policies(), policies);
      add(token.serviceIdentities(), token.nodeIdentities(), token.templatedPolicies(), policies);
      for (String id : token.roles()) {
        RoleRow role = AclKeys.role(txn, id);
        if (role != null) {
          roles.add(RoleView.of(txn, role));
          add(txn, role.policies(), policies);
          add(role.serviceIdentities(), role.nodeIdentities(), role.templatedPolicies(), policies);
        }
      }
      Found found = new Found(TokenView.of(txn, token), List.copyOf(policies.values()), roles);
      return new Answer<>(found, index, true);
    }

    private static void add(ReadTxn txn, List<String> ids, Map<String, PolicyRow> policies) {
      for (String id : ids) {
        PolicyRow policy = AclKeys.policy(txn, id);
        if (policy != null) {
          policies.put(id, policy);
        }
      }
    }

    private static void add(
        List<ServiceIdentity> services,
        List<NodeIdentity> nodes,
        List<TemplatedPolicy> templated,
        Map<String, PolicyRow> policies) {
      Stream.of(
              services.stream().map(SyntheticPolicy::of),
              nodes.stream().map(SyntheticPolicy::of),
              templated.stream().map(SyntheticPolicy::of).filter(Objects::nonNull))
          .flatMap(made -> made)
          .forEach(policy -> policies.putIfAbsent(policy.id(), policy));
    }
  }
}
