package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.AgentService.Address;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Refusal;
import io.praetor.format.service.ServiceShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Services as registrations, the catalog and kept files write them. */
final class ServiceReader {

  /** Shares of traffic of those who do not say. */
  private static final int USUAL_WEIGHT = 1;

  private ServiceReader() {}

  /**
   * A service.
   *
   * @param name the member that has its name
   */
  static AgentService read(Fields service, String name, Refusal refusal) {
    String kind = service.text("Kind");
    String id = service.text("ID");
    Fields weights = service.object("Weights", "Weights");
    boolean weighted = service.has("Weights");
    return new AgentService(
        kind,
        id.isEmpty() ? service.text(name) : id,
        service.text(name),
        service.texts("Tags"),
        service.text("Address"),
        addresses(service.object("TaggedAddresses", "TaggedAddresses")),
        service.integer("Port", 0),
        ports(service, refusal),
        service.text("SocketPath"),
        service.pairs("Meta"),
        weights.integer("Passing", weighted ? 0 : USUAL_WEIGHT),
        weights.integer("Warning", weighted ? 0 : USUAL_WEIGHT),
        service.flag("EnableTagOverride"),
        ProxyShape.of(service, kind, refusal),
        locality(service, refusal),
        service.object("Connect", "ServiceConnect").flag("Native"));
  }

  private static Map<String, Object> locality(Fields service, Refusal refusal) {
    Object given = service.any("Locality");
    return given == null
        ? Map.of()
        : ServiceShapes.LOCALITY.fields(given, "Locality", new Reading(refusal));
  }

  private static List<?> ports(Fields service, Refusal refusal) {
    Object given = service.any("Ports");
    Object ports =
        given == null ? null : ServiceShapes.PORTS.canonical(given, "Ports", new Reading(refusal));
    return ports instanceof List<?> several ? several : List.of();
  }

  private static Map<String, Address> addresses(Fields tagged) {
    Map<String, Address> addresses = new LinkedHashMap<>();
    tagged
        .objects("ServiceAddress")
        .forEach(
            (use, at) ->
                addresses.put(use, new Address(at.text("Address"), at.integer("Port", 0))));
    return addresses;
  }
}
