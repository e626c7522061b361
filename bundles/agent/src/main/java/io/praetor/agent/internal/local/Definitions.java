package io.praetor.agent.internal.local;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PlatformException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services and checks that files define. What a new reading does not have any more goes; what
 * it has in the same words is left alone, so that its checks run on; what it has in others keeps
 * its status; what it has in words that mean nothing stays as it was. For one thread at a time.
 */
final class Definitions {

  private static final Logger LOG = LoggerFactory.getLogger(Definitions.class);
  private static final Refusal WRONG = OperationFailedException::new;

  private static final char SERVICE = 's';
  private static final char CHECK = 'c';

  /** Stands before a text that is to be read again next time. */
  private static final String PASSED_OVER = "!";

  private final Registry registry;
  private final Registrar registrar;
  private final CheckRules rules;

  /** What was registered for each definition, by its text. */
  private Map<String, Set<String>> inForce = Map.of();

  Definitions(Registry registry, Registrar registrar, CheckRules rules) {
    this.registry = registry;
    this.registrar = registrar;
    this.rules = rules;
  }

  /**
   * Brings definitions into force.
   *
   * @param services each a JSON object as files write it
   * @param refused hears why a definition is passed over
   */
  void replace(List<String> services, List<String> checks, Consumer<String> refused) {
    Set<String> before = ids();
    Map<String, Set<String>> known = inForce;
    Map<String, Set<String>> now = new HashMap<>();
    Set<String> changed = new HashSet<>();
    for (String one : services) {
      Set<String> ids = known.getOrDefault(one, Set.of());
      boolean same = !ids.isEmpty() && ids.stream().allMatch(this::isDefined);
      attempt(
          () -> now.put(one, same ? ids : service(one)),
          reason -> {
            refused.accept("Failed to register service " + name(one) + ": " + reason);
            now.put(PASSED_OVER + one, formerly(SERVICE, one));
          });
      if (!same) {
        changed.addAll(now.getOrDefault(one, Set.of()));
      }
    }
    for (String one : checks) {
      Set<String> ids = known.getOrDefault(one, Set.of());
      boolean same =
          !ids.isEmpty() && ids.stream().allMatch(id -> isDefined(id) && !isOfOne(id, changed));
      attempt(
          () -> now.put(one, same ? ids : Set.of(check(one))),
          reason -> {
            refused.accept("Failed to register check " + name(one) + ": " + reason);
            now.put(PASSED_OVER + one, formerly(CHECK, one));
          });
    }
    inForce = now;
    now.values().forEach(before::removeAll);
    for (String gone : before) {
      String id = gone.substring(1);
      if (gone.charAt(0) == SERVICE) {
        registrar.deregisterService(id);
      } else {
        registrar.deregisterCheck(id);
      }
    }
    registrar.restoreOthers();
  }

  /** Whether it is still there as a file defined it. */
  private boolean isDefined(String id) {
    String name = id.substring(1);
    return id.charAt(0) == SERVICE
        ? registry.service(name).filter(one -> one.origin() == Origin.FILE).isPresent()
        : registry.check(name).filter(one -> one.origin() == Origin.FILE).isPresent();
  }

  /** Whether a check belongs to one of these services. */
  private boolean isOfOne(String check, Set<String> services) {
    return registry
        .check(check.substring(1))
        .filter(one -> services.contains(SERVICE + one.check().serviceId()))
        .isPresent();
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
  private static void attempt(Runnable definition, Consumer<String> refused) {
    try {
      definition.run();
    } catch (PlatformException e) {
      refused.accept(e.getMessage());
    } catch (RuntimeException defect) {
      LOG.error("a definition of the configuration cannot be read", defect);
      refused.accept(defect.toString());
    }
  }

  /** All that stood for the service or check of that name before. */
  private Set<String> formerly(char kind, String text) {
    String own = kind + id(text);
    return inForce.values().stream().filter(ids -> ids.contains(own)).findFirst().orElse(Set.of());
  }

  private static String id(String text) {
    Map<String, Object> object = object(text);
    return object.get("id") instanceof String id && !id.isEmpty()
        ? id
        : String.valueOf(object.get("name"));
  }

  private static String name(String text) {
    return GoText.quoted(String.valueOf(object(text).get("name")));
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
