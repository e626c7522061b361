package io.praetor.agent.internal.local;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.spi.check.CheckDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The proxy that a service wants beside it: what is not said of it comes from the service. */
final class Sidecars {

  /** Ports that are given to sidecars which name none, as in Consul. */
  private static final int PORT_MIN = 21_000;

  private static final int PORT_MAX = 21_255;
  private static final String SUFFIX = "-sidecar-proxy";
  private static final String LOCALHOST = "127.0.0.1";
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

  private Sidecars() {}

  static String id(String serviceId) {
    return serviceId + SUFFIX;
  }

  /** Whether a proxy came with this service. */
  static boolean belongs(Registered.Service proxy, String serviceId) {
    return serviceId.equals(proxy.service().proxy().get("DestinationServiceID"));
  }

  /** The registration of the sidecar of a service, if it wants one. */
  static Optional<ServiceBody> of(ServiceBody parent, Registry registry) {
    if (parent.sidecar() == null) {
      return Optional.empty();
    }
    AgentService own = parent.service();
    ServiceBody body = parent.sidecar().body();
    AgentService said = body.service();
    if (!said.id().equals(said.name())) {
      throw new InvalidRequestException(
          "1 error occurred:\n\t* A SidecarService cannot specify an ID as this is managed by the"
              + " agent\n\n");
    }
    int port = said.port() > 0 ? said.port() : port(id(own.id()), registry);
    Map<String, Object> proxy = proxy(parent.sidecar().proxy(), own);
    AgentService service =
        new AgentService(
            said.kind().isEmpty() ? ServiceRules.PROXY : said.kind(),
            id(own.id()),
            said.name().isEmpty() ? id(own.name()) : said.name(),
            said.tags().isEmpty() ? own.tags() : said.tags(),
            said.address().isEmpty() ? own.address() : said.address(),
            said.addresses(),
            port,
            said.socketPath(),
            said.meta().isEmpty() ? own.meta() : said.meta(),
            said.passing(),
            said.warning(),
            said.tagOverride(),
            proxy,
            said.connectNative());
    List<CheckBody> checks = body.checks().isEmpty() ? usualChecks(service, own) : body.checks();
    return Optional.of(new ServiceBody(service, checks, body.token(), null));
  }

  private static Map<String, Object> proxy(Map<String, Object> said, AgentService own) {
    Map<String, Object> proxy = new LinkedHashMap<>();
    proxy.put("DestinationServiceName", own.name());
    proxy.put("DestinationServiceID", own.id());
    proxy.put("LocalServiceAddress", LOCALHOST);
    proxy.put("LocalServicePort", (long) own.port());
    proxy.putAll(said);
    proxy.putIfAbsent("MeshGateway", Map.of());
    proxy.putIfAbsent("Expose", Map.of());
    return proxy;
  }

  /** The port that it has already, or the lowest that nobody has. */
  private static int port(String id, Registry registry) {
    Optional<Integer> before = registry.service(id).map(known -> known.service().port());
    if (before.isPresent() && before.get() >= PORT_MIN && before.get() <= PORT_MAX) {
      return before.get();
    }
    Set<Integer> used =
        registry.services().stream()
            .map(known -> known.service().port())
            .collect(Collectors.toSet());
    return IntStream.rangeClosed(PORT_MIN, PORT_MAX)
        .filter(port -> !used.contains(port))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "Invalid SidecarService: no port provided for sidecar_service and none left in"
                        + " the configured range ["
                        + PORT_MIN
                        + ", "
                        + PORT_MAX
                        + "]"));
  }

  private static List<CheckBody> usualChecks(AgentService proxy, AgentService own) {
    String host = String.valueOf(proxy.proxy().get("LocalServiceAddress"));
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
