package io.praetor.acl.internal.decide;

import io.praetor.api.acl.NodeIdentity;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.ServiceIdentity;
import io.praetor.api.acl.TemplatedPolicy;
import io.praetor.api.acl.TokenRow;
import io.praetor.format.go.GoText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Collects what a token gives, its own policies before those of its roles. */
public final class Grants {

  private static final String EVERYTHING =
      "acl = \"write\" agent_prefix \"\" { policy = \"write\" } event_prefix \"\" { policy ="
          + " \"write\" } key_prefix \"\" { policy = \"write\" } keyring = \"write\" node_prefix"
          + " \"\" { policy = \"write\" } operator = \"write\" query_prefix \"\" { policy ="
          + " \"write\" } service_prefix \"\" { policy = \"write\" intentions = \"write\" }"
          + " session_prefix \"\" { policy = \"write\" }";

  private final List<Grant> grants = new ArrayList<>();
  private final Set<String> policies = new HashSet<>();
  private final Function<String, PolicyRow> policyById;

  private Grants(Function<String, PolicyRow> policyById) {
    this.policyById = policyById;
  }

  /**
   * All that a token gives.
   *
   * @param policyById null for ids of policies that are gone
   * @param roleById null for ids of roles that are gone
   */
  public static List<Grant> of(
      TokenRow token, Function<String, PolicyRow> policyById, Function<String, RoleRow> roleById) {
    Grants all = new Grants(policyById);
    all.policies(token.policies(), "");
    all.identities(
        token.serviceIdentities(), token.nodeIdentities(), token.templatedPolicies(), "");
    for (String id : token.roles()) {
      RoleRow role = roleById.apply(id);
      if (role != null) {
        String via = "role " + GoText.quoted(role.name());
        all.policies(role.policies(), via);
        all.identities(
            role.serviceIdentities(), role.nodeIdentities(), role.templatedPolicies(), via);
      }
    }
    all.old(token);
    return List.copyOf(all.grants);
  }

  private void policies(List<String> ids, String via) {
    for (String id : ids) {
      PolicyRow policy = policyById.apply(id);
      if (policy != null && policies.add(id)) {
        grants.add(new Grant(policy.name(), id, via, policy.rules(), policy.datacenters()));
      }
    }
  }

  private void identities(
      List<ServiceIdentity> services,
      List<NodeIdentity> nodes,
      List<TemplatedPolicy> templated,
      String via) {
    for (ServiceIdentity service : services) {
      String rules = BuiltinTemplate.SERVICE.rules(service.serviceName());
      made("service identity", service.serviceName(), via, rules, service.datacenters());
    }
    for (NodeIdentity node : nodes) {
      String rules = BuiltinTemplate.NODE.rules(node.nodeName());
      made("node identity", node.nodeName(), via, rules, List.of(node.datacenter()));
    }
    for (TemplatedPolicy policy : templated) {
      BuiltinTemplate template = BuiltinTemplate.of(policy.templateName());
      if (template != null) {
        String rules = template.rules(policy.name());
        made("templated policy", policy.templateName(), via, rules, policy.datacenters());
      }
    }
  }

  private void made(String kind, String name, String via, String rules, List<String> datacenters) {
    String source = kind + " " + GoText.quoted(name);
    grants.add(new Grant("", "", via.isEmpty() ? source : via + ", " + source, rules, datacenters));
  }

  /** A token of the time before there were policies has rules of its own. */
  private void old(TokenRow token) {
    if (token.type().equals(TokenRow.MANAGEMENT)) {
      grants.add(new Grant("", "", "management token", EVERYTHING, List.of()));
    } else if (!token.rules().isEmpty()) {
      String rules = io.praetor.acl.internal.rule.OldRules.translate(token.rules());
      grants.add(new Grant("", "", "rules of the token", rules, List.of()));
    }
  }
}
