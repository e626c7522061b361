package io.praetor.config.internal.watch;

import io.praetor.config.internal.syntax.ConfigurationException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a watch looks at: a read of the HTTP API, without the index that it waits with. Parameters
 * and complaints are Consul's; its types that need the service mesh are not offered.
 *
 * @param type key, keyprefix, services, nodes, service, checks or event
 * @param target path and query
 * @param datacenter empty for this agent's own
 * @param token empty for none
 */
public record WatchQuery(String type, String target, String datacenter, String token) {

  /** RFC 3986: what a path may hold unchanged, as Go's {@code net/url} decides. */
  private static final String PLAIN = "-._~/$&+,:;=@";

  private static final String ANY = "any";

  /** Reads a watch's parameters and takes from them what belongs to the query. */
  public static WatchQuery take(WatchParameters parameters) throws ConfigurationException {
    String datacenter = parameters.takeText("datacenter");
    String token = parameters.takeText("token");
    String type = parameters.takeText("type");
    if (type.isEmpty()) {
      throw new ConfigurationException("Watch type must be specified");
    }
    boolean event = type.equals("event");
    StringBuilder query = new StringBuilder();
    String path = path(type, parameters, query);
    add(query, "dc", datacenter);
    if (!event && parameters.takeSwitch("stale")) {
      query.append("&stale");
    }
    if (!type.startsWith("key") && !event) {
      add(query, "filter", parameters.takeText("filter"));
    }
    String target = query.isEmpty() ? path : path + "?" + query.substring(1);
    return new WatchQuery(type, target, datacenter, token);
  }

  private static String path(String type, WatchParameters parameters, StringBuilder query)
      throws ConfigurationException {
    return switch (type) {
      case "key" -> "/v1/kv/" + encoded(withoutSlash(single(parameters, "key", "key")));
      case "keyprefix" -> {
        query.append("&recurse");
        yield "/v1/kv/" + encoded(withoutSlash(single(parameters, "prefix", "prefix")));
      }
      case "services" -> "/v1/catalog/services";
      case "nodes" -> "/v1/catalog/nodes";
      case "service" -> service(parameters, query);
      case "checks" -> checks(parameters);
      case "event" -> {
        add(query, "name", parameters.takeText("name"));
        yield "/v1/event/list";
      }
      default -> throw new ConfigurationException("Unsupported watch type: " + type);
    };
  }

  private static String single(WatchParameters parameters, String name, String what)
      throws ConfigurationException {
    String value = parameters.takeText(name);
    if (value.isEmpty()) {
      throw new ConfigurationException("Must specify a single " + what + " to watch");
    }
    return value;
  }

  private static String service(WatchParameters parameters, StringBuilder query)
      throws ConfigurationException {
    String service = single(parameters, "service", "service");
    List<String> tags = parameters.takeTexts("tag");
    tags.forEach(tag -> add(query, "tag", tag));
    if (parameters.takeSwitch("passingonly")) {
      query.append("&passing=1");
    }
    return "/v1/health/service/" + encoded(service);
  }

  private static String checks(WatchParameters parameters) throws ConfigurationException {
    String service = parameters.takeText("service");
    String state = parameters.takeText("state");
    if (!service.isEmpty() && !state.isEmpty()) {
      throw new ConfigurationException("Cannot specify service and state");
    }
    return service.isEmpty()
        ? "/v1/health/state/" + encoded(state.isEmpty() ? ANY : state)
        : "/v1/health/checks/" + encoded(service);
  }

  private static String withoutSlash(String key) {
    return key.startsWith("/") ? key.substring(1) : key;
  }

  private static void add(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query.append('&').append(name).append('=');
      query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static String encoded(String text) {
    StringBuilder path = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        path.append(c);
      } else {
        path.append(String.format("%%%02X", (int) c));
      }
    }
    return path.toString();
  }

  /** Whether there may be nothing to see, which the API then answers with 404. */
  public boolean mayBeMissing() {
    return type.startsWith("key");
  }

  /** The parameters that a watch of any type may have. */
  public static WatchQuery of(Map<String, Object> values) throws ConfigurationException {
    WatchParameters parameters = new WatchParameters(values);
    WatchQuery query = take(parameters);
    parameters.refuseRest();
    return query;
  }
}
