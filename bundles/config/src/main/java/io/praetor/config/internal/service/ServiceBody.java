package io.praetor.config.internal.service;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.Json;
import io.praetor.config.internal.syntax.Trees;
import io.praetor.format.json.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One service of a file, as it is put to an agent's API. Consul's own client loses what its types
 * do not name (a check's arguments, the token); nothing is lost here.
 *
 * @param id empty where the name is the id
 * @param json the body of the request
 */
public record ServiceBody(String id, String name, String json) {

  private static final Set<String> KINDS =
      Set.of(
          "connect-proxy", "mesh-gateway", "terminating-gateway", "ingress-gateway", "api-gateway");
  private static final long DEFAULT_WEIGHT = 1;

  /** The services of a configuration that was read and found well. */
  public static List<ServiceBody> all(Map<String, Object> tree) throws ConfigurationException {
    List<ServiceBody> bodies = new ArrayList<>();
    if (tree.get("services") instanceof List<?> services) {
      for (Object service : services) {
        bodies.add(of(Trees.object(service)));
      }
    }
    return bodies;
  }

  /** A service whose opaque parts may still be of a wrong shape. */
  public static ServiceBody of(Map<String, Object> service) throws ConfigurationException {
    Map<String, Object> body;
    try {
      Reading reading = new Reading(InvalidRequestException::new);
      body = RegistrationShapes.SERVICE.fields(prepared(service), "service", reading);
    } catch (InvalidRequestException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
    return new ServiceBody(
        (String) body.getOrDefault("ID", ""),
        (String) body.getOrDefault("Name", ""),
        Json.text(body));
  }

  /** What differs between a file and the API, and the defaults that a file implies. */
  private static Map<String, Object> prepared(Map<String, Object> service) {
    Map<String, Object> copy = Trees.object(Trees.copy(service));
    copy.computeIfPresent("kind", (name, kind) -> KINDS.contains(kind) ? kind : "");
    Map<String, Object> weights = new LinkedHashMap<>();
    weights.put("passing", DEFAULT_WEIGHT);
    weights.put("warning", DEFAULT_WEIGHT);
    if (copy.get("weights") != null) {
      weights.putAll(Trees.object(copy.get("weights")));
    }
    copy.put("weights", weights);
    copy.computeIfPresent("tagged_addresses", (name, value) -> unsliced(value));
    objects(copy, "checks").forEach(ServiceBody::prepareCheck);
    if (copy.get("proxy") != null) {
      prepareProxy(Trees.object(copy.get("proxy")));
    }
    if (Trees.get(copy, "connect.sidecar_service") instanceof Map<?, ?> sidecar) {
      Map<String, Object> prepared = prepared(Trees.object(sidecar));
      prepared.remove("connect");
      Trees.put(copy, "connect.sidecar_service", prepared);
    }
    return copy;
  }

  private static void prepareCheck(Map<String, Object> check) {
    rename(check, "id", "check_id");
    rename(check, "args", "script_args");
    check.computeIfPresent("header", (name, value) -> unsliced(value));
    // The service is the one that the check stands in, and so is its token.
    check.remove("service_id");
    check.remove("token");
    check.remove("namespace");
    check.remove("partition");
  }

  private static void prepareProxy(Map<String, Object> proxy) {
    proxy.computeIfPresent("config", (name, value) -> unsliced(value));
    proxy.computeIfPresent("access_logs", (name, value) -> unsliced(value));
    for (Map<String, Object> upstream : objects(proxy, "upstreams")) {
      upstream.putIfAbsent("destination_type", "service");
      upstream.computeIfPresent("config", (name, value) -> unsliced(value));
    }
  }

  /** HCL makes every object a list of objects; a list of one stands for its element here. */
  private static Object unsliced(Object value) {
    if (value instanceof List<?> list && list.size() == 1 && list.get(0) instanceof Map<?, ?>) {
      return unsliced(list.get(0));
    }
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> members = new LinkedHashMap<>();
      Trees.object(object).forEach((name, member) -> members.put(name, unsliced(member)));
      return members;
    }
    return value;
  }

  private static void rename(Map<String, Object> check, String from, String to) {
    Object value = check.remove(from);
    if (value != null) {
      check.put(to, value);
    }
  }

  private static List<Map<String, Object>> objects(Map<String, Object> tree, String name) {
    return tree.get(name) instanceof List<?> list
        ? list.stream().map(Trees::object).toList()
        : List.of();
  }
}
