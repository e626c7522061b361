package io.praetor.agent.internal.watch;

import static io.praetor.agent.internal.watch.GoType.ANY;
import static io.praetor.agent.internal.watch.GoType.NUMBER;
import static io.praetor.agent.internal.watch.GoType.SWITCH;
import static io.praetor.agent.internal.watch.GoType.TEXT;
import static io.praetor.agent.internal.watch.GoType.list;
import static io.praetor.agent.internal.watch.GoType.map;
import static io.praetor.agent.internal.watch.GoType.pointer;
import static io.praetor.agent.internal.watch.GoType.struct;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the handler of a watch is given for an agent's answer: the same data in the form that
 * Consul's client makes of it, so that handlers written for Consul find what they look for.
 */
public final class WatchedView {

  private static final int HEX = 16;

  private static final GoType PAIR =
      struct()
          .with(TEXT, "Key")
          .with(NUMBER, "CreateIndex", "ModifyIndex", "LockIndex", "Flags")
          .with(ANY, "Value")
          .with(TEXT, "Session")
          .withOptional(TEXT, "Namespace");

  private static final GoType NODE =
      struct()
          .with(TEXT, "ID", "Node", "Address", "Datacenter")
          .with(map(TEXT), "TaggedAddresses", "Meta")
          .with(NUMBER, "CreateIndex", "ModifyIndex");

  private static final GoType DEFINITION =
      struct()
          .with(
              value -> value instanceof String ? value : "0s",
              "Interval",
              "Timeout",
              "DeregisterCriticalServiceAfter")
          .with(TEXT, "HTTP")
          .with(map(ANY), "Header")
          .with(TEXT, "Method", "Body", "TLSServerName")
          .with(SWITCH, "TLSSkipVerify")
          .with(TEXT, "TCP", "GRPC")
          .with(SWITCH, "GRPCUseTLS");

  private static final GoType CHECK =
      struct()
          .with(TEXT, "Node", "CheckID", "Name", "Status", "Notes", "Output")
          .with(TEXT, "ServiceID", "ServiceName")
          .with(list(TEXT), "ServiceTags")
          .with(TEXT, "Type")
          .withOptional(TEXT, "Namespace")
          .with(DEFINITION, "Definition")
          .with(NUMBER, "CreateIndex", "ModifyIndex");

  private static final GoType PROXY =
      struct()
          .withOptional(
              TEXT, "DestinationServiceName", "DestinationServiceID", "LocalServiceAddress")
          .withOptional(NUMBER, "LocalServicePort")
          .withOptional(TEXT, "LocalServiceSocketPath", "Mode")
          .withOptional(ANY, "TransparentProxy")
          .withOptional(map(ANY), "Config")
          .withOptional(list(ANY), "Upstreams")
          .with(struct().withOptional(TEXT, "Mode"), "MeshGateway")
          .with(struct().withOptional(SWITCH, "Checks").withOptional(list(ANY), "Paths"), "Expose");

  private static final GoType SERVICE =
      struct()
          .withOptional(TEXT, "Kind")
          .with(TEXT, "ID", "Service")
          .with(list(TEXT), "Tags")
          .with(map(TEXT), "Meta")
          .with(NUMBER, "Port")
          .with(TEXT, "Address")
          .withOptional(TEXT, "SocketPath")
          .withOptional(map(struct().with(TEXT, "Address").with(NUMBER, "Port")), "TaggedAddresses")
          .with(struct().with(NUMBER, "Passing", "Warning"), "Weights")
          .with(SWITCH, "EnableTagOverride")
          .withOptional(NUMBER, "CreateIndex", "ModifyIndex")
          .withOptional(TEXT, "ContentHash")
          .withOptional(pointer(PROXY), "Proxy")
          .withOptional(ANY, "Connect")
          .withOptional(TEXT, "Namespace", "Datacenter");

  private static final GoType ENTRY =
      struct()
          .with(pointer(NODE), "Node")
          .with(pointer(SERVICE), "Service")
          .with(list(CHECK), "Checks");

  private static final GoType EVENT =
      struct()
          .with(TEXT, "ID", "Name")
          .with(ANY, "Payload")
          .with(TEXT, "NodeFilter", "ServiceFilter", "TagFilter")
          .with(NUMBER, "Version", "LTime");

  private static final Map<String, GoType> TYPES =
      Map.of(
          "key", list(PAIR),
          "keyprefix", list(PAIR),
          "services", map(list(TEXT)),
          "nodes", list(NODE),
          "service", list(ENTRY),
          "checks", list(CHECK),
          "event", list(EVENT));

  private final String type;

  /**
   * @param type of a watch
   */
  public WatchedView(String type) {
    this.type = type;
  }

  /**
   * What a handler is given, as JSON in one line without its end.
   *
   * @param found whether there was anything
   * @param body the agent's answer
   * @param seenIndex of the answer before, 0 for none; events up to that are left out
   * @throws IOException when the answer is no JSON
   */
  public byte[] of(boolean found, byte[] body, long seenIndex) throws IOException {
    Object value = found ? TYPES.get(type).of(JsonTree.read(body)) : null;
    if (type.equals("key")) {
      value = value instanceof List<?> pairs && !pairs.isEmpty() ? pairs.get(0) : null;
    } else if (type.equals("event") && value instanceof List<?> events) {
      value = unseen(events, seenIndex);
    }
    return JsonTree.write(value);
  }

  private static List<?> unseen(List<?> events, long seenIndex) {
    for (int i = 0; i < events.size(); i++) {
      if (index(events.get(i)) == seenIndex) {
        return events.subList(i + 1, events.size());
      }
    }
    return events;
  }

  /** The index that an answer has whose newest event is this one. */
  private static long index(Object event) {
    Object id = ((Map<?, ?>) event).get("ID");
    String digits = String.valueOf(id).replace("-", "");
    try {
      return Long.parseUnsignedLong(digits.substring(0, HEX), HEX)
          ^ Long.parseUnsignedLong(digits.substring(HEX), HEX);
    } catch (NumberFormatException | IndexOutOfBoundsException notAnId) {
      return 0;
    }
  }
}
