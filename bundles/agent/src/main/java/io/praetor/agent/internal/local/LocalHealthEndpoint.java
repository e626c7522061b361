package io.praetor.agent.internal.local;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /v1/agent/health/service/}: how well local services are, as a status that load balancers
 * understand.
 */
final class LocalHealthEndpoint implements HttpEndpoint {

  private static final int NOT_FOUND = 404;

  private static final Need FOUND = Need.decided("service:read of its name");

  private static final Need NAMED =
      Need.of(Resource.SERVICE, Access.READ, request -> request.remainder());

  /** From good to bad, with the status of the answer. */
  private enum Health {
    PASSING("passing", 200),
    WARNING("warning", 429),
    CRITICAL("critical", 503),
    MAINTENANCE("maintenance", 503);

    private final String text;
    private final int status;

    Health(String text, int status) {
      this.text = text;
      this.status = status;
    }

    static Health of(AgentCheck check) {
      if (Maintenance.isOf(check)) {
        return MAINTENANCE;
      }
      return switch (check.status()) {
        case AgentCheck.PASSING -> PASSING;
        case AgentCheck.WARNING -> WARNING;
        default -> CRITICAL;
      };
    }
  }

  /** A service, how well it is, and why. */
  private record Judged(AgentService service, Health health, List<AgentCheck> checks) {}

  private final String node;
  private final String datacenter;
  private final Registry registry;

  LocalHealthEndpoint(String node, String datacenter, Registry registry) {
    this.node = node;
    this.datacenter = datacenter;
    this.registry = registry;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Orders.get("health/service/id/", FOUND, this::byId),
        Orders.get("health/service/name/", NAMED, this::byName));
  }

  private Answer byId(HttpRequest request) {
    String id = request.remainder();
    if (id.isEmpty()) {
      throw new OperationFailedException("Bad request: Missing serviceID");
    }
    Optional<Judged> judged = registry.service(id).map(one -> judge(one.service()));
    if (judged.isEmpty()) {
      String text = "ServiceId " + id + " not found";
      return absent(request, text);
    }
    request.caller().require(Resource.SERVICE, Access.READ, judged.get().service().name());
    Health health = judged.get().health();
    return answer(request, health.status, health.text, health.text, tree(judged.get()));
  }

  private Answer byName(HttpRequest request) {
    String name = request.remainder();
    if (name.isEmpty()) {
      throw new OperationFailedException("Bad request: Missing service Name");
    }
    List<Judged> judged =
        registry.services().stream()
            .filter(one -> one.service().name().equals(name))
            .map(one -> judge(one.service()))
            .toList();
    if (judged.isEmpty()) {
      String text = "ServiceName " + name + " Not Found";
      return answer(request, NOT_FOUND, text, text, List.of());
    }
    // Of two that are equally bad the first one counts, as in Consul.
    Health worst =
        judged.stream()
            .map(Judged::health)
            .reduce((one, other) -> other.status > one.status ? other : one)
            .orElseThrow();
    return answer(
        request, worst.status, worst.text, worst.text, judged.stream().map(this::tree).toList());
  }

  private Judged judge(AgentService service) {
    List<AgentCheck> checks = new ArrayList<>();
    registry.checksOf(service.id()).forEach(check -> checks.add(check.check()));
    registry.checksOf("").forEach(check -> checks.add(check.check()));
    Health health =
        checks.stream().map(Health::of).max(Comparator.naturalOrder()).orElse(Health.PASSING);
    return new Judged(service, health, checks);
  }

  private Map<String, Object> tree(Judged judged) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("AggregatedStatus", judged.health().text);
    tree.put("Service", ServiceTree.ofAgent(judged.service(), "", datacenter));
    tree.put(
        "Checks", judged.checks().stream().map(check -> CheckTree.ofHealth(check, node)).toList());
    return tree;
  }

  private static Map<String, Object> nothing() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("AggregatedStatus", Health.CRITICAL.text);
    tree.put("Service", null);
    tree.put("Checks", null);
    return tree;
  }

  /** Consul calls this text JSON, and clients compare. */
  private static Answer absent(HttpRequest request, String text) {
    Map<String, String> headers =
        Map.of("X-Consul-Reason", text, "Content-Type", "application/json");
    return new Answer.Now(
        isPlain(request)
            ? Orders.text(NOT_FOUND, headers, text)
            : Orders.json(NOT_FOUND, headers, nothing()));
  }

  private static boolean isPlain(HttpRequest request) {
    return request.parameter("format").equals("text")
        || "text/plain".equals(request.header("accept"));
  }

  private static Answer answer(
      HttpRequest request, int status, String reason, String text, Object tree) {
    boolean plain = isPlain(request);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Consul-Reason", reason);
    if (plain) {
      headers.put("Content-Type", "text/plain");
    }
    Content content =
        plain ? Orders.text(status, headers, text) : Orders.json(status, headers, tree);
    return new Answer.Now(content);
  }
}
