package io.praetor.agent.internal.local;

import io.praetor.spi.check.CheckDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The proxy that a service wants beside it: what is not said of it comes from the service. */
final class Sidecars {

  private static final String SUFFIX = "-sidecar-proxy";
  private static final String LOCALHOST = "127.0.0.1";
  private static final String ADDRESS = "LocalServiceAddress";
  private static final String PORT = "LocalServicePort";
  private static final String SOCKET = "LocalServiceSocketPath";
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

  private Sidecars() {}

  static String id(String serviceId) {
    return serviceId + SUFFIX;
  }

  /** Whether a proxy came with this service. */
  static boolean belongs(Registered.Service proxy, String serviceId) {
    return proxy.sidecar() && serviceId.equals(proxy.service().proxy().get("DestinationServiceID"));
  }

  /** The registration of the sidecar of a service, if it wants one. */
  static Optional<ServiceBody> of(ServiceBody parent, Registry registry, SidecarPorts ports) {
    if (parent.sidecar() == null) {
      return Optional.empty();
    }
    AgentService own = parent.service();
    ServiceBody body = parent.sidecar().body();
    AgentService said = body.service();
    int port = said.port() > 0 ? said.port() : ports.of(id(own.id()), registry);
    Map<String, Object> proxy = proxy(parent.sidecar().proxy(), own);
    AgentService service =
        new AgentService(
            said.kind().isEmpty() ? RegistrationRules.PROXY : said.kind(),
            id(own.id()),
            said.name().isEmpty() ? id(own.name()) : said.name(),
            said.tags().isEmpty() ? own.tags() : said.tags(),
            said.address().isEmpty() ? own.address() : said.address(),
            said.addresses(),
            port,
            said.ports(),
            said.socketPath(),
            said.meta().isEmpty() ? own.meta() : said.meta(),
            said.passing(),
            said.warning(),
            said.tagOverride(),
            proxy,
            said.locality().isEmpty() ? own.locality() : said.locality(),
            said.connectNative());
    List<CheckBody> checks = body.checks().isEmpty() ? usualChecks(service, own) : body.checks();
    return Optional.of(new ServiceBody(service, checks, body.token(), null));
  }

  private static Map<String, Object> proxy(Map<String, Object> said, AgentService own) {
    Map<String, Object> proxy = new LinkedHashMap<>();
    proxy.put("DestinationServiceName", own.name());
    proxy.put("DestinationServiceID", own.id());
    addPlace(proxy, said, own);
    proxy.putAll(said);
    proxy.putIfAbsent("MeshGateway", Map.of());
    proxy.putIfAbsent("Expose", Map.of());
    return proxy;
  }

  /** Where the proxy finds its service: at the socket if it has one, else at the port. */
  private static void addPlace(
      Map<String, Object> proxy, Map<String, Object> said, AgentService own) {
    boolean isSaid =
        said.containsKey(SOCKET) || (said.containsKey(ADDRESS) && said.containsKey(PORT));
    if (isSaid) {
      return;
    }
    if (own.socketPath().isEmpty()) {
      proxy.put(ADDRESS, LOCALHOST);
      proxy.put(PORT, (long) own.port());
    } else {
      proxy.put(SOCKET, own.socketPath());
    }
  }

  private static List<CheckBody> usualChecks(AgentService proxy, AgentService own) {
    String host = (String) proxy.proxy().getOrDefault(ADDRESS, "");
    String address = (host.contains(":") ? "[" + host + "]" : host) + ":" + proxy.port();
    return List.of(
        check("Connect Sidecar Listening", CHECK_INTERVAL, Map.of("TCP", address)),
        check(
            "Connect Sidecar Aliasing " + own.id(),
            Duration.ZERO,
            Map.of("AliasService", own.id())));
  }

  private static CheckBody check(String name, Duration interval, Map<String, Object> members) {
    return new CheckBody(
        name, "", "", "", new CheckDefinition("", "", interval, Duration.ZERO, members));
  }
}
