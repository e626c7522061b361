package io.praetor.format.service;

import io.praetor.format.go.GoText;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What proxies and gateways must be, and what they must not: every problem there is, as Consul
 * lists them.
 */
public final class ServiceRules {

  private static final String PROXY = "connect-proxy";
  private static final String INGRESS = "ingress-gateway";
  private static final Set<String> GATEWAYS =
      Set.of("mesh-gateway", "terminating-gateway", INGRESS, "api-gateway");

  private static final String WILDCARD = "*";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Set<String> EXPOSABLE = Set.of("", "http", "http2");
  private static final int PORT_MAX = 65_535;

  private final List<String> problems = new ArrayList<>();

  private ServiceRules() {}

  /**
   * A service as it is registered.
   *
   * @param port 0 for none
   * @param isNative whether it speaks the mesh's protocol itself
   * @param sidecar the proxy that its agent shall register with it; null for none
   */
  public record Wanted(
      String kind, int port, String socketPath, boolean isNative, Tree proxy, Tree sidecar) {}

  /** Why there can be no such service; nothing when there can. */
  public static List<String> problems(Wanted wanted) {
    ServiceRules rules = new ServiceRules();
    if (wanted.kind().equals(PROXY)) {
      rules.proxy(wanted);
    }
    if (GATEWAYS.contains(wanted.kind())) {
      rules.gateway(wanted);
    }
    if (wanted.sidecar() != null) {
      rules.sidecar(wanted.sidecar());
    }
    return rules.problems;
  }

  private void refuse(boolean wrong, String problem) {
    if (wrong) {
      problems.add(problem);
    }
  }

  private void proxy(Wanted wanted) {
    String destination = wanted.proxy().text("DestinationServiceName");
    refuse(
        destination.isBlank(),
        "Proxy.DestinationServiceName must be non-empty for Connect proxy services");
    refuse(
        destination.equals(WILDCARD),
        "Proxy.DestinationServiceName must not be a wildcard for Connect proxy services");
    refuse(
        wanted.port() == 0 && wanted.socketPath().isEmpty(),
        "Port or SocketPath must be set for a Connect proxy");
    refuse(wanted.isNative(), "A Proxy cannot also be Connect Native, only typical services");
    upstreams(wanted.proxy().list("Upstreams"));
    paths(wanted.proxy().object("Expose").list("Paths"));
  }

  private void upstreams(List<Tree> upstreams) {
    Set<String> destinations = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (Tree upstream : upstreams) {
      String problem = problem(upstream);
      String destination = destination(upstream);
      String place = place(upstream);
      if (!problem.isEmpty()) {
        problems.add(problem);
      } else if (!destinations.add(destination)) {
        problems.add("upstreams cannot contain duplicates of " + destination);
      } else if (!places.add(place) && !upstream.flag("CentrallyConfigured")) {
        problems.add(
            "upstreams cannot contain duplicates by local bind address and port or unix path; "
                + GoText.quoted(place)
                + " is specified twice");
      }
    }
  }

  private static String problem(Tree upstream) {
    String type = upstream.text("DestinationType");
    if (!Set.of("", "service", "prepared_query").contains(type)) {
      return "unknown upstream destination type: " + GoText.quoted(type);
    }
    String name = upstream.text("DestinationName");
    if (name.isEmpty()) {
      return "upstream destination name cannot be empty";
    }
    if (upstream.flag("CentrallyConfigured")) {
      return "";
    }
    if (name.equals(WILDCARD)) {
      return "upstream destination name cannot be a wildcard";
    }
    boolean port = upstream.number("LocalBindPort") != 0;
    boolean socket = !upstream.text("LocalBindSocketPath").isEmpty();
    if (!port && !socket) {
      return "upstream local bind port or local socket path must be defined and nonzero";
    }
    return port && socket
        ? "only one of upstream local bind port or local socket path can be defined and nonzero"
        : "";
  }

  private static String destination(Tree upstream) {
    return "[type="
        + GoText.quoted(upstream.text("DestinationType"))
        + ", name="
        + GoText.quoted(upstream.text("DestinationName"))
        + ", namespace="
        + GoText.quoted(upstream.text("DestinationNamespace"))
        + ", datacenter="
        + GoText.quoted(upstream.text("Datacenter"))
        + "]";
  }

  private static String place(Tree upstream) {
    long port = upstream.number("LocalBindPort");
    String address = upstream.text("LocalBindAddress");
    if (port == 0 && address.isEmpty()) {
      return upstream.text("LocalBindSocketPath");
    }
    String host = address.isEmpty() ? LOOPBACK : address;
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private void paths(List<Tree> paths) {
    Set<Long> listeners = new HashSet<>();
    for (Tree path : paths) {
      long port = path.number("ListenerPort");
      String protocol = path.text("Protocol").toLowerCase(Locale.ROOT);
      refuse(path.text("Path").isEmpty(), "expose.paths: empty path exposed");
      refuse(!listeners.add(port), "expose.paths: duplicate listener ports exposed");
      refuse(port <= 0 || port > PORT_MAX, "expose.paths: invalid listener port: " + port);
      refuse(
          !EXPOSABLE.contains(protocol),
          "protocol '"
              + protocol
              + "' not supported for path: "
              + path.text("Path")
              + ", must be in: [http http2]");
    }
  }

  private void gateway(Wanted wanted) {
    String kind = wanted.kind();
    refuse(wanted.port() == 0 && !kind.equals(INGRESS), "Port must be non-zero for a " + kind);
    refuse(wanted.sidecar() != null, "A " + kind + " cannot have a sidecar service defined");
    Tree proxy = wanted.proxy();
    for (String text :
        List.of("DestinationServiceName", "DestinationServiceID", "LocalServiceAddress")) {
      notOfGateway(!proxy.text(text).isEmpty(), text, kind);
    }
    notOfGateway(proxy.number("LocalServicePort") != 0, "LocalServicePort", kind);
    notOfGateway(!proxy.text("LocalServiceSocketPath").isEmpty(), "LocalServiceSocketPath", kind);
    notOfGateway(!proxy.list("Upstreams").isEmpty(), "Upstreams", kind);
  }

  private void notOfGateway(boolean given, String what, String kind) {
    refuse(given, "The Proxy." + what + " configuration is invalid for a " + kind);
  }

  private void sidecar(Tree sidecar) {
    refuse(
        !sidecar.text("ID").isEmpty(),
        "A SidecarService cannot specify an ID as this is managed by the agent");
    refuse(
        sidecar.object("Connect").members().get("SidecarService") != null,
        "A SidecarService cannot have a nested SidecarService");
  }
}
