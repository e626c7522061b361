package io.praetor.config.internal.model;

import io.praetor.config.internal.service.ServiceBody;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.Trees;
import io.praetor.format.service.MetaRules;
import io.praetor.format.service.WeightRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What has to hold of services and checks that files define. All mistakes are told together. */
final class ServiceRules {

  private static final Pattern OCTAL = Pattern.compile("[0-7]{1,10}|[0-3][0-7]{10}");
  private static final Set<String> GATEWAY_MODES = Set.of("", "none", "local", "remote");
  private static final Set<String> PROXY_MODES = Set.of("", "direct", "transparent");

  private final Problems problems;

  private ServiceRules(Problems problems) {
    this.problems = problems;
  }

  static void check(KeyValues keys, Problems problems) {
    keys.objects("checks").forEach(check -> CheckRules.check(check, problems));
    keys.objects("services").forEach(new ServiceRules(problems)::service);
  }

  /** Parts that the key table lets pass whatever their shape. */
  static void checkOpaque(KeyValues keys) throws ConfigurationException {
    for (Map<String, Object> service : keys.objects("services")) {
      ServiceBody.of(service);
    }
  }

  private void service(Map<String, Object> service) {
    String name = text(service, "name");
    if (service.get("checks") instanceof List<?> checks) {
      checks.forEach(check -> CheckRules.check(Trees.object(check), problems));
    }
    meta(name, text(service, "kind"), service);
    weights(name, service);
    if ((service.containsKey("port") || service.containsKey("address"))
        && service.containsKey("socket_path")) {
      problems.mistake(
          "service %s cannot have both socket path %s and address/port"
              .formatted(name, text(service, "socket_path")));
    }
    if (service.get("proxy") != null) {
      proxy(Trees.object(service.get("proxy")));
    }
    if (Trees.get(service, "connect.sidecar_service") instanceof Map<?, ?> sidecar) {
      sidecar(Trees.object(sidecar));
    }
  }

  private void meta(String name, String kind, Map<String, Object> service) {
    if (!(service.get("meta") instanceof Map<?, ?> pairs)) {
      return;
    }
    Map<String, String> meta = new LinkedHashMap<>();
    pairs.forEach((key, value) -> meta.put((String) key, (String) value));
    String reason = MetaRules.problem(kind, meta);
    if (!reason.isEmpty()) {
      problems.mistake("invalid meta for service " + name + ": " + reason);
    }
  }

  private void weights(String name, Map<String, Object> service) {
    String reason =
        WeightRules.problem(weight(service, "weights.passing"), weight(service, "weights.warning"));
    if (!reason.isEmpty()) {
      problems.mistake("Invalid weight definition for service " + name + ": " + reason);
    }
  }

  private static long weight(Map<String, Object> service, String path) {
    return Trees.get(service, path) instanceof Long weight ? weight : 1;
  }

  private void proxy(Map<String, Object> proxy) {
    if (proxy.get("upstreams") instanceof List<?> upstreams) {
      for (Object element : upstreams) {
        Map<String, Object> upstream = Trees.object(element);
        String mode = text(upstream, "local_bind_socket_mode");
        if (upstream.containsKey("local_bind_socket_mode") && !OCTAL.matcher(mode).matches()) {
          problems.mistake("local_bind_socket_mode: invalid mode: " + mode);
        }
        gatewayMode(upstream);
      }
    }
    gatewayMode(proxy);
    String mode = text(proxy, "mode");
    if (!PROXY_MODES.contains(mode)) {
      problems.mistake("Invalid Proxy Mode: \"" + mode + "\"");
    }
  }

  private void gatewayMode(Map<String, Object> holder) {
    String mode = text(holder, "mesh_gateway.mode");
    if (!GATEWAY_MODES.contains(mode)) {
      problems.mistake("Invalid Mesh Gateway Mode: \"" + mode + "\"");
    }
  }

  private void sidecar(Map<String, Object> sidecar) {
    service(sidecar);
    if (!text(sidecar, "id").isEmpty()) {
      problems.mistake("sidecar_service can't specify an ID");
    }
    if (Trees.get(sidecar, "connect.sidecar_service") != null) {
      problems.mistake("sidecar_service can't have a nested sidecar_service");
    }
  }

  private static String text(Map<String, Object> tree, String path) {
    return Trees.get(tree, path) instanceof String text ? text : "";
  }
}
