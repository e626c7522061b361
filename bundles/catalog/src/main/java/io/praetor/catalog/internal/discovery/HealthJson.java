package io.praetor.catalog.internal.discovery;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.UnknownDatacenterException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What other agents answer of nodes, services and checks, read back. */
public final class HealthJson {

  private static final int OK = 200;

  /** How an agent says that it knows no way to a datacenter. */
  private static final String NO_PATH = "No path to datacenter";

  private static final Refusal UNREADABLE =
      reason -> new OperationFailedException("an agent's answer cannot be read: " + reason);

  private HealthJson() {}

  /**
   * An instance with its checks.
   *
   * @param tree as it was told
   */
  public record Entry(Checked checked, Object tree) {}

  /** The instances of an answer of {@code /v1/health/service}. */
  public static List<Entry> entries(ApiResponse response) {
    return entries(body(response));
  }

  static List<Entry> entries(Object body) {
    List<Entry> entries = new ArrayList<>();
    if (body instanceof List<?> list) {
      for (Object element : list) {
        Fields fields = fields("CheckServiceNode", element);
        entries.add(new Entry(checked(fields), element));
      }
    }
    return entries;
  }

  /** The tree of a body; refuses answers that are none. */
  static Object body(ApiResponse response) {
    if (response.status() != OK) {
      String reason = new String(response.body(), StandardCharsets.UTF_8);
      throw reason.contains(NO_PATH)
          ? new UnknownDatacenterException("")
          : new OperationFailedException(reason);
    }
    return JsonTree.parse(response.body(), UNREADABLE);
  }

  static Fields fields(String type, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw UNREADABLE.because("no " + type);
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, member) -> members.put((String) name, member));
    return Fields.of(type, members, UNREADABLE);
  }

  private static Checked checked(Fields entry) {
    NodeRow node = node(entry.object("Node", "Node"));
    List<CheckRow> checks = new ArrayList<>();
    entry.list("Checks", "HealthCheck").forEach(check -> checks.add(check(node.name(), check)));
    return new Checked(node, service(node.name(), entry.object("Service", "NodeService")), checks);
  }

  static NodeRow node(Fields node) {
    return new NodeRow(
        node.text("ID"),
        node.text("Node"),
        node.text("Address"),
        node.text("Datacenter"),
        node.pairs("TaggedAddresses"),
        node.pairs("Meta"),
        node.index("CreateIndex"),
        node.index("ModifyIndex"));
  }

  private static ServiceRow service(String node, Fields service) {
    Fields weights = service.object("Weights", "Weights");
    return new ServiceRow(
        node,
        service.text("Kind"),
        service.text("ID"),
        service.text("Service"),
        service.texts("Tags"),
        service.text("Address"),
        addresses(service),
        service.integer("Port", 0),
        service.pairs("Meta"),
        weights.integer("Passing", 1),
        weights.integer("Warning", 1),
        service.flag("EnableTagOverride"),
        "",
        "",
        "",
        service.any("Ports") == null ? "" : JsonText.of(service.any("Ports")),
        "",
        service.index("CreateIndex"),
        service.index("ModifyIndex"));
  }

  private static Map<String, String> addresses(Fields service) {
    Map<String, String> addresses = new LinkedHashMap<>();
    service
        .object("TaggedAddresses", "TaggedAddresses")
        .objects("ServiceAddress")
        .forEach(
            (name, address) ->
                addresses.put(name, address.text("Address") + ":" + address.integer("Port", 0)));
    return addresses;
  }

  private static CheckRow check(String node, Fields check) {
    return new CheckRow(
        node,
        check.text("CheckID"),
        check.text("Name"),
        check.text("Status"),
        check.text("Notes"),
        check.text("Output"),
        check.text("ServiceID"),
        check.text("ServiceName"),
        check.texts("ServiceTags"),
        check.text("Type"),
        check.index("CreateIndex"),
        check.index("ModifyIndex"));
  }
}
