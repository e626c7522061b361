package io.praetor.catalog.internal.http;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.command.Registration;
import io.praetor.format.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code /v1/catalog/register} takes. Refusals have Consul's words, and its order. */
final class RegistrationBody {

  private RegistrationBody() {}

  static Registration parse(Fields body, String datacenter) {
    body.only(
        "Datacenter",
        "ID",
        "Node",
        "Address",
        "TaggedAddresses",
        "NodeMeta",
        "Service",
        "Check",
        "Checks",
        "SkipNodeUpdate",
        "Locality",
        "Token");
    String node = body.text("Node");
    if (node.isEmpty()) {
      throw refused("Must provide node");
    }
    String id = body.text("ID");
    refuse(NodeIds.problem(id), "Bad node ID: ");
    String address = body.text("Address");
    boolean skip = body.flag("SkipNodeUpdate");
    if (address.isEmpty() && !skip) {
      throw refused("Must provide address if SkipNodeUpdate is not set");
    }
    ServiceRow service =
        body.has("Service")
            ? ServiceBody.parse(body.object("Service", "NodeService"), BodyRefusal.BODY)
            : null;
    List<Fields> given = new ArrayList<>(body.list("Checks", "HealthCheck"));
    if (body.has("Check")) {
      given.add(body.object("Check", "HealthCheck"));
    }
    Map<String, String> tagged = body.pairs("TaggedAddresses");
    Map<String, String> meta = body.pairs("NodeMeta");
    return new Registration(
        new NodeRow(id, node, address, datacenter, tagged, meta, 0, 0),
        skip,
        service,
        given.stream().map(RegistrationBody::check).toList());
  }

  private static void refuse(String problem, String where) {
    if (!problem.isEmpty()) {
      throw refused(where + problem);
    }
  }

  private static CheckRow check(Fields check) {
    check.only(
        "Node",
        "CheckID",
        "Name",
        "Status",
        "Notes",
        "Output",
        "ServiceID",
        "ServiceName",
        "ServiceTags",
        "Type",
        "Interval",
        "Timeout",
        "ExposedPort",
        "PeerName",
        "Definition",
        "CreateIndex",
        "ModifyIndex");
    String id = check.text("CheckID");
    String name = check.text("Name");
    String type = check.text("Type");
    String definition = DefinitionShape.of(check, BodyRefusal.BODY);
    return new CheckRow(
        check.text("Node"),
        id.isEmpty() ? name : id,
        name,
        check.text("Status"),
        check.text("Notes"),
        check.text("Output"),
        check.text("ServiceID"),
        "",
        List.of(),
        type.isEmpty() ? CheckKind.of(definition) : type,
        check.text("Interval"),
        check.text("Timeout"),
        check.integer("ExposedPort", 0),
        definition,
        0,
        0);
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
