package io.praetor.agent.internal.local;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.Refusal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services and checks that files define. What a new reading does not have any more goes; what
 * it has as before keeps its status. For one thread at a time.
 */
final class Definitions {

  private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
  private static final Refusal WRONG = OperationFailedException::new;

  private static final char SERVICE = 's';
  private static final char CHECK = 'c';

  private final Registry registry;
  private final Registrar registrar;
  private final CheckRules rules;

  Definitions(Registry registry, Registrar registrar, CheckRules rules) {
    this.registry = registry;
    this.registrar = registrar;
    this.rules = rules;
  }

  /**
   * Brings definitions into force.
   *
   * @param services each a JSON object as files write it
   */
  void replace(List<String> services, List<String> checks) {
    Set<String> before = ids();
    Set<String> now = new HashSet<>();
    services.forEach(one -> attempt(() -> now.addAll(service(one))));
    checks.forEach(one -> attempt(() -> now.add(check(one))));
    before.removeAll(now);
    for (String gone : before) {
      String id = gone.substring(1);
      if (gone.charAt(0) == SERVICE) {
        registrar.deregisterService(id);
      } else {
        registrar.deregisterCheck(id);
      }
    }
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    registry.services().stream()
        .filter(one -> one.origin() == Origin.FILE)
        .forEach(one -> ids.add(SERVICE + one.service().id()));
    registry.checks().stream()
        .filter(one -> one.origin() == Origin.FILE)
        .forEach(one -> ids.add(CHECK + one.check().id()));
    return ids;
  }

  /** One wrong definition does not keep others out. */
  private static void attempt(Runnable definition) {
    try {
      definition.run();
    } catch (PlatformException e) {
      LOG.error("a definition of the configuration is passed over: {}", e.getMessage());
    }
  }

  private Set<String> service(String text) {
    ServiceBody body = ServiceBody.read(named(object(text)), rules.kinds(), WRONG);
    RegistrationRules.check(body, rules.kinds());
    Set<String> ids = new HashSet<>();
    registrar
        .register(body, Origin.FILE, body.token(), false)
        .forEach(check -> ids.add(CHECK + check));
    ids.add(SERVICE + body.service().id());
    if (body.sidecar() != null) {
      ids.add(SERVICE + Sidecars.id(body.service().id()));
    }
    return ids;
  }

  private String check(String text) {
    CheckBody body = CheckBody.alone(object(text), rules.kinds(), WRONG);
    rules.check(body);
    registrar.register(body, Origin.FILE, body.token());
    String id = body.definition().id();
    return CHECK + (id.isEmpty() ? body.name() : id);
  }

  private static Map<String, Object> object(String text) {
    Map<String, Object> object = Spelling.object(JsonText.tree(text));
    return object == null ? Map.of() : object;
  }

  /** Files call the id of a check of a service as they call every id. */
  private static Map<String, Object> named(Map<String, Object> service) {
    Map<String, Object> named = new LinkedHashMap<>(service);
    named.computeIfPresent(
        "checks",
        (name, checks) ->
            ((List<?>) checks).stream().map(check -> withCheckId(Spelling.object(check))).toList());
    return named;
  }

  private static Map<String, Object> withCheckId(Map<String, Object> check) {
    Map<String, Object> named = new LinkedHashMap<>(check);
    Object given = named.remove("id");
    if (given != null) {
      named.put("CheckID", given);
    }
    return named;
  }
}
