package io.praetor.acl.internal.decide;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The builtin templates of policies; {@code %s} stands for their variable. */
public enum BuiltinTemplate {
  API_GATEWAY(
      "builtin/api-gateway",
      "Gives the token or role permissions for a Consul api gateway",
      """
      mesh = "read"
      node_prefix "" {
      	policy = "read"
      }
      service_prefix "" {
      	policy = "read"
      }
      service "%s" {
      	policy = "write"
      }"""),
  DNS(
      "builtin/dns",
      "Gives the token or role permissions for the Consul DNS to query services in the network.",
      """
      node_prefix "" {
      	policy = "read"
      }
      service_prefix "" {
      	policy = "read"
      }
      query_prefix "" {
      	policy = "read"
      }"""),
  NODE(
      "builtin/node",
      "Gives the token or role permissions for a register an agent/node into the catalog. A node is"
          + " typically a consul agent but can also be a physical server, cloud instance or a"
          + " container.",
      """
      node "%s" {
      	policy = "write"
      }
      service_prefix "" {
      	policy = "read"
      }"""),
  NOMAD_CLIENT(
      "builtin/nomad-client",
      "Gives the token or role permissions required for integration with a nomad client.",
      """
      agent_prefix "" {
      	policy = "read"
      }
      node_prefix "" {
      	policy = "read"
      }
      service_prefix "" {
      	policy = "write"
      }
      key_prefix "" {
      	policy = "read"
      }"""),
  NOMAD_SERVER(
      "builtin/nomad-server",
      "Gives the token or role permissions required for integration with a nomad server.",
      """
      acl = "write"
      agent_prefix "" {
      	policy = "read"
      }
      node_prefix "" {
      	policy = "read"
      }
      service_prefix "" {
      	policy = "write"
      }"""),
  SERVICE(
      "builtin/service",
      "Gives the token or role permissions to register a service and discover services in the"
          + " Consul catalog. It also gives the specified service's sidecar proxy the permission to"
          + " discover and route traffic to other services.",
      """
      service "%1$s" {
      	policy = "write"
      }
      service "%1$s-sidecar-proxy" {
      	policy = "write"
      }
      service_prefix "" {
      	policy = "read"
      }
      node_prefix "" {
      	policy = "read"
      }"""),
  WORKLOAD_IDENTITY(
      "builtin/workload-identity",
      "Gives the token or role permissions for a specific workload identity.",
      """
      identity "%s" {
      	policy = "write"
      }""");

  private static final Map<String, BuiltinTemplate> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(BuiltinTemplate::title, one -> one));

  private final String title;
  private final String description;
  private final String rules;

  BuiltinTemplate(String title, String description, String rules) {
    this.title = title;
    this.description = description;
    this.rules = rules;
  }

  /** The template of a name; null when there is none. */
  public static BuiltinTemplate of(String name) {
    return BY_NAME.get(name);
  }

  public String title() {
    return title;
  }

  public String description() {
    return description;
  }

  /** Whether it has the variable {@code Name}. */
  public boolean hasName() {
    return rules.contains("%");
  }

  /** The rules, with the variable as clients write it. */
  public String template() {
    return hasName() ? String.format(rules, "{{.Name}}") : rules;
  }

  /**
   * The rules for a name.
   *
   * @param name of letters, digits, hyphens and underscores: it is put between quotes as it is
   */
  public String rules(String name) {
    return hasName() ? String.format(rules, name) : rules;
  }
}
