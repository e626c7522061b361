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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings registrations into force: the registry knows them, they are kept, their checks run, and
 * whoever waits hears of it. Called by one thread at a time; writes files.
 */
final class Registrar {

  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
  private static final List<Registered.Check> NONE = List.of();

  private final Registry registry;
  private final RunningChecks running;
  private final CheckRules rules;
  private final Kept kept;
  private final News news;
  private final SidecarPorts sidecarPorts;
  private final List<Registered.Check> orphans = new ArrayList<>();

  /** Hears of every change. */
  interface News {

    /** A service, or which checks it has, is another than before; empty for the node. */
    void changed(String serviceId);

    /** A check was registered, perhaps again. */
    void checkRegistered(String id);
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
    Set<String> named =
        put(body, new Registered.Service(body.service(), origin, token, false), replace);
    sidecar.ifPresent(
        proxy -> {
          String own = proxy.token().isEmpty() ? token : proxy.token();
          named.addAll(
              put(proxy, new Registered.Service(proxy.service(), origin, own, true), replace));
        });
    return named;
  }

  private Set<String> put(ServiceBody body, Registered.Service registered, boolean replace) {
    AgentService service = registered.service();
    Origin origin = registered.origin();
    String token = registered.token();
    List<Registered.Check> checks = checks(body, origin, token);
    Set<String> named = new HashSet<>();
    checks.forEach(check -> named.add(check.check().id()));
    kept.keep(registered);
    registry.put(registered);
    checks.forEach(this::put);
    for (Registered.Check other : replace ? registry.checksOf(service.id()) : NONE) {
      String id = other.check().id();
      if (!named.contains(id)) {
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

  private void put(Registered.Check check) {
    kept.keep(check);
    start(check);
  }

  private void start(Registered.Check check) {
    String id = check.check().id();
    news.checkRegistered(id);
    running.start(registry.put(check, kept.state(id).orElse(null)));
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
      registry.put(said, null);
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

  /**
   * Brings back what was kept, as it was. Checks of services that are not there wait for {@link
   * #restoreOthers}: files may define these.
   */
  void restore() {
    List<Registered> all = kept.all();
    for (Registered registered : all) {
      if (registered instanceof Registered.Service service) {
        attempt(service, () -> registry.put(service));
      }
    }
    for (Registered registered : all) {
      if (registered instanceof Registered.Check check) {
        if (isOrphan(check)) {
          orphans.add(check);
        } else {
          attempt(check, () -> restore(check));
        }
      }
    }
    news.changed("");
  }

  /** Brings back the others, now that all services are there; those without one are forgotten. */
  void restoreOthers() {
    for (Registered.Check check : orphans) {
      if (isOrphan(check)) {
        kept.forget(check);
      } else if (registry.check(check.check().id()).isEmpty()) {
        attempt(check, () -> restore(check));
        news.changed(check.check().serviceId());
      }
    }
    orphans.clear();
  }

  private boolean isOrphan(Registered.Check check) {
    String serviceId = check.check().serviceId();
    return !serviceId.isEmpty() && registry.service(serviceId).isEmpty();
  }

  /** One that cannot be restored does not keep others out. */
  private static void attempt(Registered registered, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.error("a kept registration is passed over: {}", registered.id(), e);
    }
  }

  private void restore(Registered.Check check) {
    if (check.definition() == null) {
      registry.put(check, null);
    } else if (!rules.allowsScripts(check.definition(), Origin.API)) {
      LOG.warn("check {} runs a program, which is not allowed: forgotten", check.check().id());
      kept.forget(check);
    } else {
      // Nobody looked while the agent was away: better to begin with the worst.
      start(check.with(check.check().found(AgentCheck.CRITICAL, "")));
    }
  }
}
