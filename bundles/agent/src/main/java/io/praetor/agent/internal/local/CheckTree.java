package io.praetor.agent.internal.local;

import io.praetor.format.json.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks as JSON trees, and read from them: names and order are Consul's. */
final class CheckTree {

  /** A definition of which nothing is told, as this part of Consul's API writes it. */
  private static final Map<String, Object> UNTOLD = untold();

  private CheckTree() {}

  /** As the list of checks and the catalog have it. */
  static Map<String, Object> of(AgentCheck check, String node) {
    Map<String, Object> tree = head(check, node);
    tree.put("ServiceTags", check.serviceTags());
    tree.put("Type", check.type());
    tree.put("Interval", check.interval());
    tree.put("Timeout", check.timeout());
    tree.put("ExposedPort", 0);
    tree.put("Definition", Map.of());
    tree.put("CreateIndex", 0);
    tree.put("ModifyIndex", 0);
    return tree;
  }

  /** As the health of local services has it, where much is not told. */
  static Map<String, Object> ofHealth(AgentCheck check, String node) {
    Map<String, Object> tree = head(check, node);
    List<String> tags = check.serviceTags();
    tree.put("ServiceTags", tags.isEmpty() ? null : tags);
    tree.put("Type", "");
    tree.put("Definition", UNTOLD);
    tree.put("CreateIndex", 0);
    tree.put("ModifyIndex", 0);
    return tree;
  }

  private static Map<String, Object> head(AgentCheck check, String node) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Node", node);
    tree.put("CheckID", check.id());
    tree.put("Name", check.name());
    tree.put("Status", check.status());
    tree.put("Notes", check.notes());
    tree.put("Output", check.output());
    tree.put("ServiceID", check.serviceId());
    tree.put("ServiceName", check.serviceName());
    return tree;
  }

  /** A check as the catalog answers, and as it is kept. */
  static AgentCheck read(Fields check) {
    return new AgentCheck(
        check.text("CheckID"),
        check.text("Name"),
        check.text("Status"),
        check.text("Notes"),
        check.text("Output"),
        check.text("ServiceID"),
        check.text("ServiceName"),
        check.texts("ServiceTags"),
        check.text("Type"),
        check.text("Interval"),
        check.text("Timeout"));
  }

  private static Map<String, Object> untold() {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (String duration : List.of("Interval", "Timeout", "DeregisterCriticalServiceAfter")) {
      tree.put(duration, "0s");
    }
    tree.put("HTTP", "");
    tree.put("Header", null);
    tree.put("Method", "");
    tree.put("Body", "");
    tree.put("TLSServerName", "");
    tree.put("TLSSkipVerify", false);
    tree.put("TCP", "");
    tree.put("GRPC", "");
    tree.put("GRPCUseTLS", false);
    return tree;
  }
}
