package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where a gateway takes connections from outside the mesh, and for which services. */
public final class IngressGateway implements ConfigKind {

  public static final String KIND = "ingress-gateway";

  static final String LISTENERS = "Listeners";
  static final String SERVICES = "Services";
  static final String PROTOCOL = "Protocol";
  static final String TCP = "tcp";

  private static final String HTTP = "http";
  private static final Set<String> PROTOCOLS = Set.of(TCP, HTTP, "http2", "grpc");

  private static final ObjectShape SERVICE =
      ObjectShape.empty()
          .withAlways("Name", Shape.TEXT, "")
          .withAlways("Hosts", Shape.keptList(Shape.TEXT), null)
          .with("Meta", Shape.map(Shape.TEXT));

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .withAlways(
              "TLS",
              ObjectShape.empty().withAlways("Enabled", Shape.FLAG, false),
              Map.of("Enabled", false))
          .withAlways(
              LISTENERS,
              Shape.keptList(
                  ObjectShape.empty()
                      .withAlways("Port", Shape.NUMBER, 0L)
                      .withAlways(PROTOCOL, Shape.TEXT, TCP)
                      .withAlways(SERVICES, Shape.keptList(SERVICE), null)),
              null)
          .with("Meta", Shape.map(Shape.TEXT));

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  @Override
  public ConfigEntry checked(ConfigEntry given) {
    List<Map<String, Object>> listeners = new ArrayList<>();
    for (Map<String, Object> listener : given.objects(LISTENERS)) {
      Map<String, Object> kept = new LinkedHashMap<>(listener);
      kept.put(PROTOCOL, ((String) listener.get(PROTOCOL)).toLowerCase(Locale.ROOT));
      listeners.add(kept);
    }
    MetaRules.check(given.pairs("Meta"));
    boolean encrypted = Boolean.TRUE.equals(given.object("TLS").get("Enabled"));
    Set<Long> ports = new HashSet<>();
    for (Map<String, Object> members : listeners) {
      Tree listener = new Tree(members);
      if (!ports.add(listener.number("Port"))) {
        throw refused("port " + listener.number("Port") + " declared on two listeners");
      }
      check(listener, encrypted);
    }
    return listeners.isEmpty() ? given : given.with(LISTENERS, listeners);
  }

  @Override
  public Set<String> references(ConfigEntry entry) {
    Set<String> services = new TreeSet<>();
    for (Map<String, Object> listener : entry.objects(LISTENERS)) {
      new Tree(listener).list(SERVICES).forEach(service -> services.add(service.text("Name")));
    }
    services.remove(ServiceIntentions.WILDCARD);
    return services;
  }

  private static void check(Tree listener, boolean encrypted) {
    String protocol = listener.text(PROTOCOL);
    String place = " (listener on port " + listener.number("Port") + ")";
    List<Tree> services = listener.list(SERVICES);
    if (!PROTOCOLS.contains(protocol)) {
      throw refused(
          "protocol must be 'tcp', 'http', 'http2', or 'grpc'. '"
              + protocol
              + "' is an unsupported protocol");
    }
    if (services.isEmpty()) {
      throw refused("No service declared for listener with port " + listener.number("Port"));
    }
    if (!protocol.equals(HTTP) && services.size() > 1) {
      throw refused(
          "Multiple services per listener are only supported for protocol = 'http'" + place);
    }
    Set<String> hosts = new HashSet<>();
    for (Tree service : services) {
      checkService(service, protocol, place);
      for (String host : hosts(service)) {
        if (!hosts.add(host)) {
          throw refused("Hosts must be unique within a specific listener" + place);
        }
        GatewayHost.check(host, encrypted);
      }
    }
  }

  private static void checkService(Tree service, String protocol, String place) {
    String name = service.text("Name");
    boolean hosted = !hosts(service).isEmpty();
    boolean any = name.equals(ServiceIntentions.WILDCARD);
    if (protocol.equals(TCP) && any) {
      throw refused("Wildcard service name is only valid for protocol = 'http'" + place);
    }
    if (protocol.equals(TCP) && hosted) {
      throw refused(
          "Associating hosts to a service is not supported for the "
              + protocol
              + " protocol"
              + place);
    }
    if (name.isEmpty()) {
      throw refused("Service name cannot be blank" + place);
    }
    if (any && hosted) {
      throw refused("Associating hosts to a wildcard service is not supported" + place);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> hosts(Tree service) {
    return service.members().get("Hosts") instanceof List<?> hosts
        ? (List<String>) hosts
        : List.of();
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
