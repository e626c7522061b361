package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.AgentService.Address;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.format.filter.Filter;
import io.praetor.format.filter.ProxySelectors;
import io.praetor.format.filter.Selectors;
import io.praetor.format.go.GoDuration;
import io.praetor.format.go.GoText;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.Refusal;
import io.praetor.format.json.Tree;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /v1/agent/services} and {@code /v1/agent/service/}. */
final class ServiceEndpoint implements HttpEndpoint {

  /** Longest wait, and the one of those who do not say how long. */
  private static final long WAIT_MILLIS_MAX = 600_000;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private static final int FORBIDDEN = 403;
  private static final Map<String, String> TEXT =
      Map.of("Content-Type", "text/plain; charset=utf-8");

  private static final Need SEEN = Need.filtered(Resource.SERVICE);

  private static final Need WRITTEN = Need.decided("service:write of its name");

  private static final Selectors<Address> ADDRESS =
      Selectors.<Address>none().text("Address", Address::host).number("Port", Address::port);

  private static final Selectors<AgentService> SELECTORS =
      Selectors.<AgentService>none()
          .text("Kind", AgentService::kind)
          .text("ID", AgentService::id)
          .text("Service", AgentService::name)
          .texts("Tags", AgentService::tags)
          .pairs("Meta", AgentService::meta)
          .number("Port", AgentService::port)
          .text("Address", AgentService::address)
          .text("SocketPath", AgentService::socketPath)
          .map("TaggedAddresses", AgentService::addresses, ADDRESS)
          .object(
              "Weights",
              service -> service,
              Selectors.<AgentService>none()
                  .number("Passing", AgentService::passing)
                  .number("Warning", AgentService::warning))
          .flag("EnableTagOverride", AgentService::tagOverride)
          .object("Proxy", service -> new Tree(service.proxy()), ProxySelectors.PROXY)
          .object(
              "Connect",
              service -> service,
              Selectors.<AgentService>none().flag("Native", AgentService::connectNative));

  private final String datacenter;
  private final LocalRights rights;
  private final Registry registry;
  private final Registrar registrar;
  private final CheckKinds kinds;
  private final Orders orders;
  private final HashWaits waits;

  ServiceEndpoint(
      String datacenter,
      LocalRights rights,
      Registry registry,
      Registrar registrar,
      CheckKinds kinds,
      Orders orders,
      HashWaits waits) {
    this.datacenter = datacenter;
    this.rights = rights;
    this.registry = registry;
    this.registrar = registrar;
    this.kinds = kinds;
    this.orders = orders;
    this.waits = waits;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Orders.get("services", SEEN, this::list),
        Orders.get("service/", SEEN, this::one),
        Orders.put("service/register", WRITTEN, this::register),
        Orders.put("service/deregister/", WRITTEN, this::deregister),
        Orders.put("service/maintenance/", WRITTEN, this::maintain));
  }

  private Answer list(HttpRequest request) {
    Predicate<AgentService> filter = Filter.of(request.parameter("filter"), SELECTORS);
    Map<String, Object> services = new LinkedHashMap<>();
    registry.services().stream()
        .map(Registered.Service::service)
        .filter(one -> rights.mayRead(one, request.caller()))
        .filter(filter)
        .forEach(one -> services.put(one.id(), ServiceTree.ofAgent(one, "", datacenter)));
    return new Answer.Now(Orders.json(200, Map.of(), services));
  }

  private Answer one(HttpRequest request) {
    String id = request.remainder();
    long millis = waitMillis(request.parameter("wait"));
    String known = request.parameter("hash");
    return known.isEmpty()
        ? new Answer.Now(view(id, request.caller()).content())
        : new Answer.Later(waits.await(id, known, millis, () -> view(id, request.caller())));
  }

  private HashWaits.View view(String id, Authorizer caller) {
    Optional<Registered.Service> known = registry.service(id);
    if (known.isEmpty()) {
      return new HashWaits.View("", Orders.notFound("unknown service ID: " + id));
    }
    AgentService service = known.get().service();
    if (!rights.mayRead(service, caller)) {
      return new HashWaits.View("", Orders.text(FORBIDDEN, TEXT, "Permission denied"));
    }
    String hash = hash(JsonText.of(ServiceTree.ofAgent(service, "", datacenter)));
    return new HashWaits.View(
        hash,
        Orders.json(
            200,
            Map.of("X-Consul-ContentHash", hash),
            ServiceTree.ofAgent(service, hash, datacenter)));
  }

  /** What tells one content from another, as short as Consul's: 64 bits. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, Long.BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static long waitMillis(String text) {
    if (text.isEmpty()) {
      return WAIT_MILLIS_MAX;
    }
    try {
      long millis = GoDuration.parse(text) / NANOS_PER_MILLI;
      return millis <= 0 ? WAIT_MILLIS_MAX : Math.min(millis, WAIT_MILLIS_MAX);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("Invalid wait time");
    }
  }

  private Answer register(HttpRequest request) {
    ServiceBody body = ServiceBody.read(Orders.body(request), kinds, Refusal.REQUEST);
    RegistrationRules.check(body, kinds);
    String replace = request.parameter("replace-existing-checks");
    boolean replaces =
        request.has("replace-existing-checks") && (replace.isEmpty() || replace.equals("true"));
    String token = body.token().isEmpty() ? request.token() : body.token();
    return orders.done(
        () -> {
          rights.requireRegistration(body, request.caller());
          registrar.register(body, Origin.API, token, replaces);
        });
  }

  private Answer deregister(HttpRequest request) {
    String id = request.remainder();
    if (id.isEmpty()) {
      throw new OperationFailedException("ServiceID missing");
    }
    return orders.done(
        () -> {
          rights.requireService(id, request.caller());
          registrar.deregisterService(id);
        });
  }

  private Answer maintain(HttpRequest request) {
    String id = request.remainder();
    if (id.isEmpty()) {
      throw new InvalidRequestException("Missing service ID");
    }
    boolean on = Switch.isOn(request);
    rights.requireService(id, request.caller());
    Optional<Registered.Service> known = registry.service(id);
    if (known.isEmpty()) {
      return new Answer.Now(Orders.notFound("No service registered with ID " + GoText.quoted(id)));
    }
    AgentCheck check = Maintenance.of(known.get().service(), request.parameter("reason"));
    return orders.done(
        on
            ? () -> registrar.say(check, request.token())
            : () -> registrar.deregisterCheck(check.id()));
  }
}
