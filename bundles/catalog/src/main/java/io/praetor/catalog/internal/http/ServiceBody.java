package io.praetor.catalog.internal.http;

import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.ErrorList;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.format.json.Tree;
import io.praetor.format.service.ServiceRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service as a registration has it. */
final class ServiceBody {

  private static final String DESTINATION = "DestinationServiceName";

  private final Fields service;
  private final Refusal refusal;

  private ServiceBody(Fields service, Refusal refusal) {
    this.service = service;
    this.refusal = refusal;
  }

  static ServiceRow parse(Fields service, Refusal refusal) {
    service.only(
        "Kind",
        "ID",
        "Service",
        "Tags",
        "Address",
        "TaggedAddresses",
        "Meta",
        "Port",
        "Ports",
        "SocketPath",
        "Weights",
        "EnableTagOverride",
        "Proxy",
        "Connect",
        "PeerName",
        "Locality",
        "CreateIndex",
        "ModifyIndex");
    return new ServiceBody(service, refusal).row();
  }

  private ServiceRow row() {
    Map<String, Object> proxy = ServiceTexts.proxy(service.any("Proxy"), refusal);
    Fields connect = service.object("Connect", "ServiceConnect");
    String kind = service.text("Kind");
    int port = service.integer("Port", 0);
    String socketPath = service.text("SocketPath");
    boolean isNative = connect.flag("Native");
    List<String> problems =
        ServiceRules.problems(
            new ServiceRules.Wanted(
                kind, port, socketPath, isNative, new Tree(proxy), sidecar(connect)));
    if (!problems.isEmpty()) {
      throw new OperationFailedException(ErrorList.text(problems));
    }
    String name = service.text("Service");
    String id = service.text("ID");
    String address = service.text("Address");
    String problem = ServiceParts.problem(id, name, address);
    if (!problem.isEmpty()) {
      throw new OperationFailedException(problem);
    }
    ServiceParts.Weights weights = ServiceParts.weights(service);
    return new ServiceRow(
        "",
        kind,
        id.isEmpty() ? name : id,
        name,
        service.texts("Tags"),
        address,
        addresses(),
        port,
        service.pairs("Meta"),
        weights.passing(),
        weights.warning(),
        service.flag("EnableTagOverride"),
        socketPath,
        destination(kind, name, isNative, new Tree(proxy)),
        ServiceTexts.text(proxy),
        ServiceTexts.ports(service.any("Ports"), refusal),
        ServiceTexts.locality(service.any("Locality"), refusal),
        0,
        0);
  }

  /** A proxy stands for its destination; who speaks the mesh's protocol stands for itself. */
  private static String destination(String kind, String name, boolean isNative, Tree proxy) {
    if (kind.equals(ServiceRow.PROXY_KIND)) {
      return proxy.text(DESTINATION);
    }
    return isNative ? name : "";
  }

  private static Tree sidecar(Fields connect) {
    Object sidecar = connect.any("SidecarService");
    Object given = sidecar == null ? connect.any("sidecar_service") : sidecar;
    return given instanceof Map<?, ?> members ? new Tree(members) : null;
  }

  private Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    service
        .object("TaggedAddresses", "ServiceAddress")
        .objects("ServiceAddress")
        .forEach(
            (name, at) -> addresses.put(name, at.text("Address") + ":" + at.integer("Port", 0)));
    return addresses;
  }
}
