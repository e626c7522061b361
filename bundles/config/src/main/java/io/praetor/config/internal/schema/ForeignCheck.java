package io.praetor.config.internal.schema;

import io.praetor.config.internal.schema.Shape.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Checks of kinds that Consul does not have: somebody brings them to a running agent, so nobody who
 * reads a file knows their members. What is asked again and again and names none of Consul's kinds
 * is such a check, which waits for its kind; anywhere else an unknown member is a mistake.
 */
final class ForeignCheck {

  private static final String SHAPE = "check";
  private static final String INTERVAL = "interval";

  /** Members that ask for a kind of Consul's, old names included. */
  private static final Set<String> KINDS =
      Set.of(
          "ttl",
          "http",
          "tcp",
          "udp",
          "grpc",
          "h2ping",
          "docker_container_id",
          "dockercontainerid",
          "args",
          "script_args",
          "scriptargs",
          "script",
          "os_service",
          "alias_service",
          "alias_node");

  private ForeignCheck() {}

  /** The members of an object that are for its kind of check alone. */
  static Map<String, Object> others(Shape shape, Schema schema, Map<String, Object> raw) {
    Map<String, Object> others = new LinkedHashMap<>();
    if (shape != schema.shape(SHAPE)) {
      return others;
    }
    boolean often = false;
    for (Map.Entry<String, Object> member : raw.entrySet()) {
      Field field = shape.field(member.getKey());
      if (field != null && KINDS.contains(field.name())) {
        return Map.of();
      }
      often |= field != null && field.name().equals(INTERVAL);
      if (field == null && member.getValue() != null) {
        others.put(member.getKey(), member.getValue());
      }
    }
    return often ? others : Map.of();
  }
}
