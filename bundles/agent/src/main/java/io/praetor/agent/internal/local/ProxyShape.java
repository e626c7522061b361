package io.praetor.agent.internal.local;

import static io.praetor.format.json.Shape.ANY;
import static io.praetor.format.json.Shape.NUMBER;
import static io.praetor.format.json.Shape.TEXT;

import io.praetor.format.json.Fields;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Refusal;
import io.praetor.format.json.Shape;
import io.praetor.format.service.ServiceShapes;
import java.util.Map;

/** How a service is a proxy: the members and the order are Consul's. */
final class ProxyShape {

  private static final ObjectShape UPSTREAM =
      ObjectShape.empty()
          .withAlways("DestinationType", TEXT, "service")
          .with("DestinationNamespace", TEXT)
          .with("DestinationPartition", TEXT)
          .with("DestinationPeer", TEXT)
          .with("DestinationName", TEXT)
          .with("Datacenter", TEXT)
          .with("LocalBindAddress", TEXT)
          .with("LocalBindPort", NUMBER)
          .with("LocalBindSocketPath", TEXT)
          .with("LocalBindSocketMode", TEXT)
          .with("Config", ANY)
          .withAlways("MeshGateway", ServiceShapes.MESH_GATEWAY, Map.of());

  private static final ObjectShape PROXY =
      ObjectShape.empty()
          .with("DestinationServiceName", TEXT)
          .with("DestinationServiceID", TEXT)
          .with("LocalServiceAddress", TEXT)
          .with("LocalServicePort", NUMBER)
          .with("LocalServiceSocketPath", TEXT)
          .with("Mode", TEXT)
          .with("TransparentProxy", ServiceShapes.TRANSPARENT_PROXY)
          .with("EnvoyExtensions", Shape.list(ANY))
          .with("AccessLogs", ANY)
          .with("Config", ANY)
          .with("Upstreams", Shape.list(UPSTREAM))
          .withAlways("MeshGateway", ServiceShapes.MESH_GATEWAY, Map.of())
          .withAlways("Expose", ServiceShapes.EXPOSE, Map.of());

  private ProxyShape() {}

  /** The proxy part of a service in canonical form; only services of a kind have one. */
  static Map<String, Object> of(Fields service, String kind, Refusal refusal) {
    Object given = service.any("Proxy");
    return kind.isEmpty() || given == null
        ? Map.of()
        : PROXY.fields(given, "Proxy", new Reading(refusal));
  }
}
