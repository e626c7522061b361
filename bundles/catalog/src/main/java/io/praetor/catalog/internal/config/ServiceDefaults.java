package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Shape;
import io.praetor.format.service.ServiceShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What holds for all instances of a service. */
final class ServiceDefaults implements ConfigKind {

  static final String KIND = "service-defaults";

  private static final String PROTOCOL = "Protocol";
  private static final String UPSTREAMS = "UpstreamConfig";

  /** None is another limit than zero. */
  private static final Shape LIMIT = Shape.kept(Shape.NUMBER, 0L);

  private static final ObjectShape UPSTREAM =
      ObjectShape.empty()
          .with("Name", Shape.TEXT)
          .with("EnvoyListenerJSON", Shape.TEXT)
          .with("EnvoyClusterJSON", Shape.TEXT)
          .with(PROTOCOL, Shape.TEXT)
          .with("ConnectTimeoutMs", ServiceDefaults::millis)
          .with(
              "Limits",
              ObjectShape.empty()
                  .with("MaxConnections", LIMIT)
                  .with("MaxPendingRequests", LIMIT)
                  .with("MaxConcurrentRequests", LIMIT)
                  .kept())
          .with(
              "PassiveHealthCheck",
              ObjectShape.empty()
                  .with("Interval", Shape.NANOS)
                  .with("MaxFailures", Shape.NUMBER)
                  .kept())
          .withAlways("MeshGateway", ServiceShapes.MESH_GATEWAY, Map.of());

  private static final ObjectShape SHAPE =
      ProxyShapes.in(ObjectShape.empty().withAlways(PROTOCOL, Shape.TEXT, ""))
          .with("ExternalSNI", Shape.TEXT)
          .with(
              UPSTREAMS,
              ObjectShape.empty()
                  .with("Overrides", Shape.list(UPSTREAM))
                  .with("Defaults", UPSTREAM)
                  .kept())
          .with("Meta", Shape.map(Shape.TEXT));

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  @Override
  public ConfigEntry checked(ConfigEntry entry) {
    NameRules.require(entry);
    if (entry.name().equals("*")) {
      throw new OperationFailedException(
          "service-defaults name must be the name of a service, and not a wildcard");
    }
    UpstreamRules.check(entry);
    Map<String, Object> content = inLowerCase(entry.content());
    if (content.get(UPSTREAMS) instanceof Map<?, ?> upstreams) {
      content.put(UPSTREAMS, upstreams(upstreams));
    }
    return new ConfigEntry(KIND, entry.name(), content);
  }

  /** As in Consul, a negative time is none. */
  private static Object millis(Object given, String path, Reading reading) {
    Object millis = Shape.NUMBER.canonical(given, path, reading);
    return millis instanceof Number number && number.longValue() < 0 ? null : millis;
  }

  private static Map<String, Object> upstreams(Map<?, ?> given) {
    Map<String, Object> upstreams = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          boolean one = value instanceof Map;
          upstreams.put(
              (String) name,
              one
                  ? inLowerCase((Map<?, ?>) value)
                  : ((List<?>) value).stream().map(each -> inLowerCase((Map<?, ?>) each)).toList());
        });
    return upstreams;
  }

  /** Names of protocols are compared as they stand. */
  private static Map<String, Object> inLowerCase(Map<?, ?> given) {
    Map<String, Object> content = new LinkedHashMap<>();
    given.forEach(
        (name, value) ->
            content.put(
                (String) name,
                name.equals(PROTOCOL) ? ((String) value).toLowerCase(Locale.ROOT) : value));
    return content;
  }
}
