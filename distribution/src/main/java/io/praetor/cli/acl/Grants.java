package io.praetor.cli.acl;

import io.praetor.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lists that say what a token or a role is good for, as lines of text. */
public final class Grants {

  private Grants() {}

  /** Adds the lists of a token or a role to its text. */
  public static Block addTo(Block block, Json holder) {
    return block
        .list("Policies", links(holder.get("Policies")))
        .list("Roles", links(holder.get("Roles")))
        .list("Service Identities", services(holder.get("ServiceIdentities")))
        .list("Node Identities", nodes(holder.get("NodeIdentities")))
        .list("Templated Policies", templates(holder.get("TemplatedPolicies")));
  }

  private static List<String> links(Json links) {
    return links.list().stream()
        .map(link -> link.get("ID").text() + " - " + link.get("Name").text())
        .toList();
  }

  static String service(Json identity) {
    return identity.get("ServiceName").text()
        + " (Datacenters: "
        + datacenters(identity.get("Datacenters"))
        + ")";
  }

  static String node(Json identity) {
    return identity.get("NodeName").text()
        + " (Datacenter: "
        + identity.get("Datacenter").text()
        + ")";
  }

  private static List<String> services(Json identities) {
    return identities.list().stream().map(Grants::service).toList();
  }

  private static List<String> nodes(Json identities) {
    return identities.list().stream().map(Grants::node).toList();
  }

  private static List<String> templates(Json templates) {
    List<String> lines = new ArrayList<>();
    for (Json template : templates.list()) {
      lines.add(template.get("TemplateName").text());
      for (Map.Entry<String, String> variable :
          template.get("TemplateVariables").texts().entrySet()) {
        lines.add("   " + capitalized(variable.getKey()) + ": " + variable.getValue());
      }
      lines.add("   Datacenters: " + datacenters(template.get("Datacenters")));
    }
    return lines;
  }

  private static String capitalized(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String datacenters(Json names) {
    return names.isEmpty() ? "all" : joined(names);
  }

  /** The texts of a list with commas between them. */
  public static String joined(Json texts) {
    return texts.list().stream().map(Json::text).collect(Collectors.joining(", "));
  }
}
