package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where single requests to a service go: the first route that matches decides. */
final class ServiceRouter implements ConfigKind {

  static final String KIND = "service-router";

  private static final String ROUTES = "Routes";
  private static final String MATCH = "Match";
  private static final String HTTP = "HTTP";
  private static final String METHODS = "Methods";
  private static final String DESTINATION = "Destination";

  private static final ObjectShape HTTP_MATCH =
      ObjectShape.empty()
          .with("PathExact", Shape.TEXT)
          .with("PathPrefix", Shape.TEXT)
          .with("PathRegex", Shape.TEXT)
          .with("Header", Shape.list(HttpMatchRules.HEADER))
          .with("QueryParam", Shape.list(HttpMatchRules.PARAMETER))
          .with(METHODS, Shape.list(Shape.TEXT));

  private static final ObjectShape TARGET =
      ObjectShape.empty()
          .with("RequestTimeout", Shape.DURATION)
          .with("Service", Shape.TEXT)
          .with("ServiceSubset", Shape.TEXT)
          .with("Namespace", Shape.TEXT)
          .with("PrefixRewrite", Shape.TEXT)
          .with("NumRetries", Shape.NUMBER)
          .with("RetryOnConnectFailure", Shape.FLAG)
          .with("RetryOnStatusCodes", Shape.list(Shape.NUMBER));

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .withAlways(
              ROUTES,
              Shape.keptList(
                  ObjectShape.empty()
                      .with(MATCH, ObjectShape.empty().with(HTTP, HTTP_MATCH.kept()).kept())
                      .with(DESTINATION, TARGET.kept())),
              null)
          .with("Meta", Shape.map(Shape.TEXT));

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  @Override
  public ConfigEntry checked(ConfigEntry entry) {
    NameRules.require(entry);
    MetaRules.check(entry.pairs("Meta"));
    List<Map<String, Object>> routes = new ArrayList<>();
    for (Map<String, Object> route : entry.objects(ROUTES)) {
      Map<String, Object> kept = inUpperCase(route);
      check("Route[" + routes.size() + "]", kept);
      routes.add(kept);
    }
    return routes.isEmpty() ? entry : entry.with(ROUTES, routes);
  }

  @Override
  public Set<String> references(ConfigEntry entry) {
    Set<String> services = new TreeSet<>();
    for (Map<String, Object> route : entry.objects(ROUTES)) {
      if (route.get(DESTINATION) instanceof Map<?, ?> destination
          && destination.get("Service") instanceof String service) {
        services.add(service);
      }
    }
    services.remove(entry.name());
    return services;
  }

  private static void check(String at, Map<String, Object> route) {
    Map<?, ?> http = http(route);
    new HttpMatchRules(at, " ").check(http);
    boolean rewrites =
        route.get(DESTINATION) instanceof Map<?, ?> destination
            && destination.containsKey("PrefixRewrite");
    if (rewrites && !http.containsKey("PathExact") && !http.containsKey("PathPrefix")) {
      throw new OperationFailedException(
          at
              + " cannot make use of PrefixRewrite without configuring either PathExact or"
              + " PathPrefix");
    }
  }

  private static Map<?, ?> http(Map<String, Object> route) {
    return route.get(MATCH) instanceof Map<?, ?> match && match.get(HTTP) instanceof Map<?, ?> http
        ? http
        : Map.of();
  }

  private static Map<String, Object> inUpperCase(Map<String, Object> route) {
    if (!(http(route).get(METHODS) instanceof List<?> methods)) {
      return route;
    }
    Map<Object, Object> http = new LinkedHashMap<>(http(route));
    http.put(
        METHODS, methods.stream().map(one -> ((String) one).toUpperCase(Locale.ROOT)).toList());
    Map<String, Object> kept = new LinkedHashMap<>(route);
    kept.put(MATCH, Map.of(HTTP, http));
    return kept;
  }
}
