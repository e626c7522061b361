package io.praetor.catalog.internal.txn;

import io.praetor.api.catalog.ServiceRow;
import io.praetor.catalog.internal.command.CatalogOperation;
import io.praetor.catalog.internal.command.Verb;
import io.praetor.catalog.internal.http.ServiceParts;
import io.praetor.format.json.Fields;
import java.util.Map;

/** Operations on services. As in Consul, a service's kind and tagged addresses are not taken. */
record ServiceForm() implements CatalogOperationKind.Form {

  @Override
  public CatalogOperation parse(Verb verb, Fields operation) {
    operation.only("Verb", "Node", "Service");
    Fields service = operation.object("Service", "AgentService");
    service.only(
        "Kind",
        "ID",
        "Service",
        "Tags",
        "Meta",
        "Port",
        "Address",
        "SocketPath",
        "TaggedAddresses",
        "Weights",
        "EnableTagOverride",
        "CreateIndex",
        "ModifyIndex",
        "ContentHash",
        "Proxy",
        "Connect",
        "Namespace",
        "Datacenter");
    String id = service.text("ID");
    String name = service.text("Service");
    String address = service.text("Address");
    if (verb != Verb.GET) {
      String refusal = ServiceParts.problem(id, name, address);
      if (!refusal.isEmpty()) {
        return new CatalogOperation.Impossible(refusal);
      }
      id = id.isEmpty() ? name : id;
    }
    ServiceParts.Weights weights = ServiceParts.weights(service);
    return new CatalogOperation.OnService(
        verb,
        new ServiceRow(
            operation.text("Node"),
            "",
            id,
            name,
            service.texts("Tags"),
            address,
            Map.of(),
            service.integer("Port", 0),
            service.pairs("Meta"),
            weights.passing(),
            weights.warning(),
            service.flag("EnableTagOverride"),
            0,
            service.index("ModifyIndex")));
  }
}
