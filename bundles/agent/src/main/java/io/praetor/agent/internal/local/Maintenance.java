package io.praetor.agent.internal.local;

import java.util.List;

/** The checks that take a service, or the node, out of service for a while. */
final class Maintenance {

  static final String NODE = "_node_maintenance";
  static final String SERVICE_PREFIX = "_service_maintenance:";

  private static final String TYPE = "maintenance";

  private Maintenance() {}

  static boolean isOf(AgentCheck check) {
    return check.id().equals(NODE) || check.id().startsWith(SERVICE_PREFIX);
  }

  static AgentCheck ofNode(String reason) {
    return check(NODE, "Node Maintenance Mode", reason, "node");
  }

  static AgentCheck of(AgentService service, String reason) {
    String id = SERVICE_PREFIX + service.id();
    return check(id, "Service Maintenance Mode", reason, "service").of(service);
  }

  private static AgentCheck check(String id, String name, String reason, String what) {
    return new AgentCheck(
        id,
        name,
        AgentCheck.CRITICAL,
        reason.isEmpty() ? noReason(what) : reason,
        "",
        "",
        "",
        List.of(),
        TYPE,
        "",
        "");
  }

  private static String noReason(String what) {
    return "Maintenance mode is enabled for this "
        + what
        + ", but no reason was provided. This is a default message.";
  }
}
