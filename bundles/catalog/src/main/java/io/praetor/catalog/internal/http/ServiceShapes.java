package io.praetor.catalog.internal.http;

import io.praetor.catalog.internal.config.ProxyShapes;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Refusal;
import io.praetor.format.json.Shape;
import java.util.Map;

/**
 * What services carry for others to look at, brought into one form: equal contents are equal texts,
 * and nothing is an empty text.
 */
final class ServiceShapes {

  private static final ObjectShape UPSTREAM =
      ObjectShape.empty()
          .withAlways("DestinationType", Shape.TEXT, "")
          .with("DestinationNamespace", Shape.TEXT)
          .with("DestinationPeer", Shape.TEXT)
          .withAlways("DestinationName", Shape.TEXT, "")
          .withAlways("Datacenter", Shape.TEXT, "")
          .with("LocalBindAddress", Shape.TEXT)
          .with("LocalBindPort", Shape.NUMBER)
          .with("LocalBindSocketPath", Shape.TEXT)
          .with("LocalBindSocketMode", Shape.TEXT)
          .with("Config", Shape.ANY)
          .withAlways("MeshGateway", ProxyShapes.MESH_GATEWAY, Map.of())
          .with("CentrallyConfigured", Shape.FLAG);

  private static final ObjectShape PROXY =
      ObjectShape.empty()
          .with("TransparentProxy", ProxyShapes.TRANSPARENT_PROXY)
          .with("DestinationServiceName", Shape.TEXT)
          .with("DestinationServiceID", Shape.TEXT)
          .with("LocalServiceAddress", Shape.TEXT)
          .with("LocalServicePort", Shape.NUMBER)
          .with("LocalServiceSocketPath", Shape.TEXT)
          .withAlways("Mode", Shape.TEXT, "")
          .with("Config", Shape.ANY)
          .with("Upstreams", Shape.list(UPSTREAM))
          .withAlways("MeshGateway", ProxyShapes.MESH_GATEWAY, Map.of())
          .withAlways("Expose", ProxyShapes.EXPOSE, Map.of())
          .with("AccessLogs", Shape.ANY)
          .with("EnvoyExtensions", Shape.list(Shape.ANY));

  private static final Shape PORTS =
      Shape.list(
          ObjectShape.empty()
              .with("Name", Shape.TEXT)
              .with("Port", Shape.NUMBER)
              .with("Default", Shape.FLAG));

  private static final ObjectShape LOCALITY =
      ObjectShape.empty().with("Region", Shape.TEXT).with("Zone", Shape.TEXT);

  /** What a service has that says nothing of proxies. */
  static final Map<String, Object> NO_PROXY =
      PROXY.fields(Map.of(), "", new Reading(Refusal.REQUEST));

  private ServiceShapes() {}

  /** How a service is a proxy. */
  static Map<String, Object> proxy(Object given, Refusal refusal) {
    if (given == null) {
      return NO_PROXY;
    }
    Reading reading = Reading.exact("NodeService.Service.Proxy", refusal);
    Map<String, Object> proxy = PROXY.fields(given, "", reading);
    reading.refuseUnknown();
    return proxy;
  }

  /** The text of it that a row keeps. */
  static String text(Map<String, Object> proxy) {
    return proxy.equals(NO_PROXY) ? "" : JsonText.of(proxy);
  }

  /** Several ports, as a row keeps them. */
  static String ports(Object given, Refusal refusal) {
    return text(PORTS, given, "NodeService.Service.Ports", refusal);
  }

  /** Region and zone, as a row keeps them. */
  static String locality(Object given, Refusal refusal) {
    return text(LOCALITY, given, "NodeService.Service.Locality", refusal);
  }

  private static String text(Shape shape, Object given, String where, Refusal refusal) {
    if (given == null) {
      return "";
    }
    Reading reading = Reading.exact(where, refusal);
    Object canonical = shape.canonical(given, "", reading);
    reading.refuseUnknown();
    return canonical == null ? "" : JsonText.of(canonical);
  }
}
