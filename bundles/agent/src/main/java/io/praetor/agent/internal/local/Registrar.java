package io.praetor.agent.internal.local;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoDuration;
import io.praetor.format.go.GoText;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.InvalidCheckException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Brings registrations into force: the registry knows them, they are kept, their checks run, and
 * whoever waits hears of it. Called by one thread at a time; writes files.
 */
final class Registrar {

  private final Registry registry;
  private final RunningChecks running;
  private final CheckRules rules;
  private final Kept kept;
  private final News news;
  private final SidecarPorts sidecarPorts;

  /** Hears of every change. */
  interface News {

    /** A service, or which checks it has, is another than before; empty for the node. */
    void changed(String serviceId);
  }

  Registrar(
      Registry registry,
      RunningChecks running,
      CheckRules rules,
      Kept kept,
      News news,
      SidecarPorts sidecarPorts) {
    this.registry = registry;
    this.running = running;
    this.rules = rules;
    this.kept = kept;
    this.news = news;
    this.sidecarPorts = sidecarPorts;
  }

  /**
   * Registers a service, with its sidecar.
   *
   * @param replace whether checks go that it had and that are not named
   * @return the ids of its checks that were named
   */
  Set<String> register(ServiceBody body, Origin origin, String token, boolean replace) {
    Optional<ServiceBody> sidecar = Sidecars.of(body, registry, sidecarPorts);
    body.checks().forEach(check -> rules.checkRunnable(check, origin));
    sidecar.ifPresent(proxy -> proxy.checks().forEach(one -> rules.checkRunnable(one, origin)));
    Set<String> named = put(body, origin, token, replace);
    sidecar.ifPresent(proxy -> named.addAll(put(proxy, origin, token, replace)));
    return named;
  }

  private Set<String> put(ServiceBody body, Origin origin, String token, boolean replace) {
    AgentService service = body.service();
    Registered.Service registered = new Registered.Service(service, origin, token);
    List<Registered.Check> checks = checks(body, origin, token);
    Set<String> named = new HashSet<>();
    checks.forEach(check -> named.add(check.check().id()));
    kept.keep(registered);
    registry.put(registered);
    checks.forEach(this::put);
    for (Registered.Check other : registry.checksOf(service.id())) {
      String id = other.check().id();
      if (!named.contains(id) && replace) {
        removeCheck(id);
      }
    }
    news.changed(service.id());
    return named;
  }

  private List<Registered.Check> checks(ServiceBody body, Origin origin, String token) {
    AgentService service = body.service();
    int count = body.checks().size();
    return IntStream.range(0, count)
        .mapToObj(
            at -> {
              CheckBody check = body.checks().get(at);
              String usual = "service:" + service.id() + (count > 1 ? ":" + (at + 1) : "");
              String given = check.definition().id();
              CheckDefinition definition =
                  check.definition(given.isEmpty() ? usual : given, service.id());
              String name =
                  check.name().isEmpty() ? "Service '" + service.name() + "' check" : check.name();
              AgentCheck fresh = check(check, name, definition, "", "").of(service);
              return new Registered.Check(fresh, definition, origin, token);
            })
        .toList();
  }

  /** Registers a check, of a service or of the node. */
  void register(CheckBody body, Origin origin, String token) {
    rules.checkRunnable(body, origin);
    String given = body.definition().id();
    String serviceId = body.definition().serviceId();
    CheckDefinition definition = body.definition(given.isEmpty() ? body.name() : given, serviceId);
    AgentCheck check =
        check(
            body,
            body.name(),
            definition,
            GoDuration.text(definition.interval().toNanos()),
            GoDuration.text(definition.timeout().toNanos()));
    if (!serviceId.isEmpty()) {
      check = check.of(present(serviceId));
    }
    put(new Registered.Check(check, definition, origin, token));
    news.changed(serviceId);
  }

  private AgentService present(String serviceId) {
    return registry
        .service(serviceId)
        .map(Registered.Service::service)
        .orElseThrow(
            () ->
                new OperationFailedException(
                    "ServiceID " + GoText.quoted(serviceId) + " does not exist"));
  }

  private AgentCheck check(
      CheckBody body, String name, CheckDefinition definition, String interval, String timeout) {
    String status = body.status().isEmpty() ? AgentCheck.CRITICAL : body.status();
    return new AgentCheck(
        definition.id(),
        name,
        status,
        body.notes(),
        "",
        "",
        "",
        List.of(),
        rules.kinds().typeOf(definition),
        interval,
        timeout);
  }

  /** What is known of a check stays known when it is registered again, or after a restart. */
  private void put(Registered.Check check) {
    String id = check.check().id();
    Optional<Kept.State> last =
        registry
            .check(id)
            .map(known -> new Kept.State(known.check().status(), known.check().output()))
            .or(() -> kept.state(id));
    Registered.Check known =
        last.map(state -> check.with(check.check().found(state.status(), state.output())))
            .orElse(check);
    kept.keep(known);
    registry.put(known);
    running.start(known);
  }

  /** Removes a service, its checks, and the sidecar that came with it. */
  void deregisterService(String id) {
    Set<String> ids = new HashSet<>(List.of(id));
    registry
        .service(Sidecars.id(id))
        .filter(proxy -> Sidecars.belongs(proxy, id))
        .ifPresent(proxy -> ids.add(proxy.service().id()));
    for (String one : ids) {
      List<Registered> removed = registry.removeService(one);
      removed.forEach(this::forget);
      if (!removed.isEmpty()) {
        news.changed(one);
      }
    }
  }

  void deregisterCheck(String id) {
    Optional<Registered.Check> known = registry.check(id);
    removeCheck(id);
    known.ifPresent(check -> news.changed(check.check().serviceId()));
  }

  private void removeCheck(String id) {
    registry.removeCheck(id).forEach(this::forget);
  }

  private void forget(Registered removed) {
    kept.forget(removed);
    if (removed instanceof Registered.Check check) {
      running.stop(check.check().id());
    }
  }

  /** Puts a check there that says something and is never run, unless it is there already. */
  void say(AgentCheck check, String token) {
    if (registry.check(check.id()).isEmpty()) {
      Registered.Check said = new Registered.Check(check, null, Origin.API, token);
      kept.keep(said);
      registry.put(said);
      news.changed(check.serviceId());
    }
  }

  /** Tells a check its status. */
  void tell(String id, String status, String output) {
    try {
      running.tell(id, status, output);
    } catch (InvalidCheckException e) {
      throw new OperationFailedException(
          "CheckID " + GoText.quoted(id) + " does not have associated TTL");
    }
    registry.check(id).ifPresent(kept::keepState);
  }

  /** Brings back what was kept, as it was. */
  void restore() {
    for (Registered registered : new ArrayList<>(kept.all())) {
      if (registered instanceof Registered.Service service) {
        if (registry.service(service.service().id()).isEmpty()) {
          registry.put(service);
        } else {
          kept.forget(service); // a file defines it by now
        }
      }
    }
    for (Registered registered : kept.all()) {
      if (registered instanceof Registered.Check check) {
        restore(check);
      }
    }
    news.changed("");
  }

  private void restore(Registered.Check check) {
    String serviceId = check.check().serviceId();
    boolean orphan = !serviceId.isEmpty() && registry.service(serviceId).isEmpty();
    if (orphan || registry.check(check.check().id()).isPresent()) {
      kept.forget(check);
    } else if (check.definition() == null) {
      registry.put(check);
    } else {
      // Nobody looked while the agent was away: better to begin with the worst.
      put(check.with(check.check().found(AgentCheck.CRITICAL, "")));
    }
  }
}
