package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.Link;
import io.praetor.acl.internal.command.RoleView;
import io.praetor.acl.internal.command.TokenView;
import io.praetor.api.acl.NodeIdentity;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.ServiceIdentity;
import io.praetor.api.acl.TemplatedPolicy;
import io.praetor.api.acl.TokenRow;
import io.praetor.format.json.JsonTree;
import io.praetor.spi.http.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens, policies and roles as JSON, in Consul's order of members. */
final class AclJson {

  private static final String HIDDEN = "<hidden>";

  private AclJson() {}

  static Content content(Object tree) {
    return Content.json(out -> JsonTree.write(out, tree));
  }

  /**
   * A token.
   *
   * @param secrets whether the reader may see its secret
   */
  static Map<String, Object> token(TokenView view, boolean secrets) {
    TokenRow token = view.token();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("AccessorID", token.accessor());
    tree.put("SecretID", secrets ? token.secret() : HIDDEN);
    tree.put("Description", token.description());
    full(tree, "Policies", links(view.policies()));
    full(tree, "Roles", links(view.roles()));
    identities(tree, token.serviceIdentities(), token.nodeIdentities(), token.templatedPolicies());
    if (!token.type().isEmpty()) {
      tree.put("Legacy", true);
    }
    tree.put("Local", token.local());
    if (!token.authMethod().isEmpty()) {
      tree.put("AuthMethod", token.authMethod());
    }
    if (token.expiresMillis() != 0) {
      tree.put("ExpirationTime", time(token.expiresMillis()));
    }
    tree.put("CreateTime", time(token.createMillis()));
    tree.put("Hash", ContentHash.of(token));
    tree.put("CreateIndex", token.createIndex());
    tree.put("ModifyIndex", token.modifyIndex());
    return tree;
  }

  /** A policy, whole. */
  static Map<String, Object> policy(PolicyRow policy) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ID", policy.id());
    tree.put("Name", policy.name());
    tree.put("Description", policy.description());
    tree.put("Rules", policy.rules());
    full(tree, "Datacenters", policy.datacenters());
    end(tree, ContentHash.of(policy), policy.createIndex(), policy.modifyIndex());
    return tree;
  }

  /** A policy as it stands in lists. */
  static Map<String, Object> policyStub(PolicyRow policy) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ID", policy.id());
    tree.put("Name", policy.name());
    tree.put("Description", policy.description());
    tree.put("Datacenters", policy.datacenters().isEmpty() ? null : policy.datacenters());
    end(tree, ContentHash.of(policy), policy.createIndex(), policy.modifyIndex());
    return tree;
  }

  static Map<String, Object> role(RoleView view) {
    RoleRow role = view.role();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("ID", role.id());
    tree.put("Name", role.name());
    tree.put("Description", role.description());
    full(tree, "Policies", links(view.policies()));
    identities(tree, role.serviceIdentities(), role.nodeIdentities(), role.templatedPolicies());
    end(tree, ContentHash.of(role), role.createIndex(), role.modifyIndex());
    return tree;
  }

  private static void end(Map<String, Object> tree, String hash, long created, long modified) {
    tree.put("Hash", hash);
    tree.put("CreateIndex", created);
    tree.put("ModifyIndex", modified);
  }

  private static void identities(
      Map<String, Object> tree,
      List<ServiceIdentity> services,
      List<NodeIdentity> nodes,
      List<TemplatedPolicy> templated) {
    List<Object> ofServices = new ArrayList<>();
    for (ServiceIdentity service : services) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("ServiceName", service.serviceName());
      full(one, "Datacenters", service.datacenters());
      ofServices.add(one);
    }
    full(tree, "ServiceIdentities", ofServices);
    List<Object> ofNodes = new ArrayList<>();
    for (NodeIdentity node : nodes) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("NodeName", node.nodeName());
      one.put("Datacenter", node.datacenter());
      ofNodes.add(one);
    }
    full(tree, "NodeIdentities", ofNodes);
    List<Object> ofTemplates = new ArrayList<>();
    for (TemplatedPolicy policy : templated) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("TemplateName", policy.templateName());
      if (!policy.name().isEmpty()) {
        one.put("TemplateVariables", Map.of("Name", policy.name()));
      }
      full(one, "Datacenters", policy.datacenters());
      ofTemplates.add(one);
    }
    full(tree, "TemplatedPolicies", ofTemplates);
  }

  private static List<Object> links(List<Link> links) {
    List<Object> trees = new ArrayList<>();
    for (Link link : links) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("ID", link.id());
      tree.put("Name", link.name());
      trees.add(tree);
    }
    return trees;
  }

  /** What is empty is left out. */
  private static void full(Map<String, Object> tree, String name, List<?> list) {
    if (!list.isEmpty()) {
      tree.put(name, list);
    }
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
