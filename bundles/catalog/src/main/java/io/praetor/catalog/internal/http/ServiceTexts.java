package io.praetor.catalog.internal.http;

import io.praetor.format.json.JsonText;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Refusal;
import io.praetor.format.json.Shape;
import io.praetor.format.service.ServiceShapes;
import java.util.Map;

/**
 * What services carry for others to look at, brought into one form: equal contents are equal texts,
 * and nothing is an empty text.
 */
final class ServiceTexts {

  /** What a service has that says nothing of proxies. */
  static final Map<String, Object> NO_PROXY =
      ServiceShapes.PROXY.fields(Map.of(), "", new Reading(Refusal.REQUEST));

  private ServiceTexts() {}

  /** How a service is a proxy. */
  static Map<String, Object> proxy(Object given, Refusal refusal) {
    if (given == null) {
      return NO_PROXY;
    }
    Reading reading = Reading.exact("NodeService.Service.Proxy", refusal);
    Map<String, Object> proxy = ServiceShapes.PROXY.fields(given, "", reading);
    reading.refuseUnknown();
    return proxy;
  }

  /** The text of it that a row keeps. */
  static String text(Map<String, Object> proxy) {
    return proxy.equals(NO_PROXY) ? "" : JsonText.of(proxy);
  }

  /** Several ports, as a row keeps them. */
  static String ports(Object given, Refusal refusal) {
    return text(ServiceShapes.PORTS, given, "NodeService.Service.Ports", refusal);
  }

  /** Region and zone, as a row keeps them. */
  static String locality(Object given, Refusal refusal) {
    return text(ServiceShapes.LOCALITY, given, "NodeService.Service.Locality", refusal);
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
