package io.praetor.catalog.internal.http;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.command.Registration;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code /v1/catalog/register} takes. Refusals have Consul's words, and its order. */
final class RegistrationBody {

  private RegistrationBody() {}

  static Registration parse(Fields body, String datacenter) {
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
        body.has("Service") ? service(body.object("Service", "NodeService")) : null;
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

  private static ServiceRow service(Fields service) {
    String name = service.text("Service");
    String id = service.text("ID");
    String address = service.text("Address");
    refuse(ServiceParts.problem(id, name, address), "");
    ServiceParts.Weights weights = ServiceParts.weights(service);
    return new ServiceRow(
        "",
        service.text("Kind"),
        id.isEmpty() ? name : id,
        name,
        service.texts("Tags"),
        address,
        addresses(service.object("TaggedAddresses", "ServiceAddress")),
        service.integer("Port", 0),
        service.pairs("Meta"),
        weights.passing(),
        weights.warning(),
        service.flag("EnableTagOverride"),
        0,
        0);
  }

  private static Map<String, String> addresses(Fields tagged) {
    Map<String, String> addresses = new LinkedHashMap<>();
    tagged
        .objects("ServiceAddress")
        .forEach(
            (name, at) -> addresses.put(name, at.text("Address") + ":" + at.integer("Port", 0)));
    return addresses;
  }

  private static CheckRow check(Fields check) {
    String id = check.text("CheckID");
    String name = check.text("Name");
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
        check.text("Type"),
        check.text("Interval"),
        check.text("Timeout"),
        check.integer("ExposedPort", 0),
        DefinitionShape.of(check, Refusal.REQUEST),
        0,
        0);
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
