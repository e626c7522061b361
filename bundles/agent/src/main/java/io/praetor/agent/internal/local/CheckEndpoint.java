package io.praetor.agent.internal.local;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.filter.Filter;
import io.praetor.format.filter.Selectors;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code /v1/agent/checks}, {@code /v1/agent/check/} and {@code /v1/agent/maintenance}. */
final class CheckEndpoint implements HttpEndpoint {

  /** Consul says of other lists what it was about to do; not of this one. */
  private static final String NO_INTRO = "";

  private static final Need SEEN = Need.filtered(Resource.NODE, Resource.SERVICE);

  private static final Need WRITTEN = Need.decided("service:write of its service, or node:write");

  private final Need maintained;
  private final String node;
  private final LocalRights rights;
  private final Registry registry;
  private final Registrar registrar;
  private final CheckRules rules;
  private final Orders orders;
  private final Selectors<AgentCheck> selectors;

  CheckEndpoint(
      String node, Registry registry, Registrar registrar, CheckRules rules, Orders orders) {
    this.node = node;
    this.rights = new LocalRights(node, registry);
    this.maintained = Need.of(Resource.NODE, Access.WRITE, request -> node);
    this.registry = registry;
    this.registrar = registrar;
    this.rules = rules;
    this.orders = orders;
    selectors =
        Selectors.<AgentCheck>none()
            .text("Node", check -> node)
            .text("CheckID", AgentCheck::id)
            .text("Name", AgentCheck::name)
            .text("Status", AgentCheck::status)
            .text("Notes", AgentCheck::notes)
            .text("Output", AgentCheck::output)
            .text("ServiceID", AgentCheck::serviceId)
            .text("ServiceName", AgentCheck::serviceName)
            .texts("ServiceTags", AgentCheck::serviceTags)
            .text("Type", AgentCheck::type)
            .text("Interval", AgentCheck::interval)
            .text("Timeout", AgentCheck::timeout)
            .number("ExposedPort", check -> 0);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Orders.get("checks", SEEN, this::list),
        Orders.put("check/register", WRITTEN, this::register),
        Orders.put("check/deregister/", WRITTEN, this::deregister),
        Orders.put("check/pass/", WRITTEN, request -> tell(request, AgentCheck.PASSING)),
        Orders.put("check/warn/", WRITTEN, request -> tell(request, AgentCheck.WARNING)),
        Orders.put("check/fail/", WRITTEN, request -> tell(request, AgentCheck.CRITICAL)),
        Orders.put("check/update/", WRITTEN, this::update),
        Orders.put("maintenance", maintained, this::maintain));
  }

  private Answer list(HttpRequest request) {
    Predicate<AgentCheck> filter = Filter.of(request.parameter("filter"), selectors, NO_INTRO);
    Map<String, Object> checks = new LinkedHashMap<>();
    registry.checks().stream()
        .map(Registered.Check::check)
        .filter(check -> rights.mayRead(check, request.caller()))
        .filter(filter)
        .forEach(check -> checks.put(check.id(), CheckTree.of(check, node)));
    return new Answer.Now(Orders.json(200, Map.of(), checks));
  }

  private Answer register(HttpRequest request) {
    CheckBody body = CheckBody.alone(Orders.body(request), rules.kinds(), Refusal.REQUEST);
    rules.check(body);
    String token = body.token().isEmpty() ? request.token() : body.token();
    return orders.done(
        () -> {
          rights.requireRegistration(body, request.caller());
          registrar.register(body, Origin.API, token);
        });
  }

  private Answer deregister(HttpRequest request) {
    String id = request.remainder();
    if (id.isEmpty()) {
      throw new OperationFailedException("CheckID missing");
    }
    return orders.done(
        () -> {
          rights.requireCheck(id, request.caller());
          registrar.deregisterCheck(id);
        });
  }

  private Answer tell(HttpRequest request, String status) {
    String id = request.remainder();
    String note = request.parameter("note");
    return tell(request, id, status, note);
  }

  private Answer update(HttpRequest request) {
    Fields body =
        Fields.of("checkUpdate", Orders.body(request), Refusal.REQUEST).only("Status", "Output");
    String status = body.text("Status");
    String output = body.text("Output");
    if (!CheckRules.STATUSES.contains(status)) {
      throw new InvalidRequestException("Invalid check status: '" + status + "'");
    }
    String id = request.remainder();
    return tell(request, id, status, output);
  }

  private Answer tell(HttpRequest request, String id, String status, String output) {
    return orders.done(
        () -> {
          rights.requireCheck(id, request.caller());
          registrar.tell(id, status, output);
        });
  }

  private Answer maintain(HttpRequest request) {
    AgentCheck check = Maintenance.ofNode(request.parameter("reason"));
    return orders.done(
        Switch.isOn(request)
            ? () -> registrar.say(check, request.token())
            : () -> registrar.deregisterCheck(check.id()));
  }
}
