package io.praetor.bridge.health.internal;

import io.praetor.api.error.PlatformException;
import io.praetor.bridge.health.internal.Terms.Usual;
import io.praetor.spi.agent.LocalRegistry;
import io.praetor.spi.agent.LocalRegistry.OwnCheck;
import io.praetor.spi.agent.LocalRegistry.Registration;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a check registered for each health check service that is there. All of it but {@link #type}
 * is for one thread, the timer's.
 */
final class Bridge {

  /** Until something is tried again that could not be registered. */
  static final long RETRY_MILLIS = 1_000;

  private static final String ID_PREFIX = "osgi:";
  private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

  private final Usual usual;
  private final List<String> tags;
  private final ScheduledExecutorService timer;
  private final Executor workers;
  private final HealthCheckType type;
  private final Map<Long, Bridged> services = new LinkedHashMap<>();
  private final Map<String, Subject> subjects = new ConcurrentHashMap<>();
  private LocalRegistry registry;
  private CheckRunner runner;
  private boolean retrying;

  /**
   * A bridge without services.
   *
   * @param tags one of which a service must have; empty for all services
   * @param workers executes health checks
   */
  Bridge(Usual usual, List<String> tags, ScheduledExecutorService timer, Executor workers) {
    this.usual = usual;
    this.tags = List.copyOf(tags);
    this.timer = timer;
    this.workers = workers;
    this.type = new HealthCheckType(subjects, timer);
  }

  /** The kind of check by which services are executed; for any thread. */
  HealthCheckType type() {
    return type;
  }

  /** A service and its check. */
  private static final class Bridged {
    private final OwnCheck check;
    private Registration registration;
    private String problem = "";

    Bridged(OwnCheck check) {
      this.check = check;
    }

    String id() {
      return check.definition().id();
    }

    void close() {
      if (registration != null) {
        registration.close();
        registration = null;
      }
    }
  }

  /** A service came, or its properties are others. */
  void put(long serviceId, HealthCheck check, Map<String, ?> properties) {
    Terms terms = Terms.of(properties, usual);
    if (!tags.isEmpty() && terms.tags().stream().noneMatch(tags::contains)) {
      remove(serviceId);
      return;
    }
    Bridged before = services.get(serviceId);
    OwnCheck described = describe(serviceId, terms);
    if (before != null && before.check.equals(described)) {
      return;
    }
    if (before == null || !before.id().equals(described.definition().id())) {
      remove(serviceId);
      subjects.put(described.definition().id(), new Subject(check, workers));
    }
    Bridged now = new Bridged(described);
    services.put(serviceId, now); // registered in the place of the old one: no gap
    settle();
  }

  void remove(long serviceId) {
    Bridged gone = services.remove(serviceId);
    if (gone != null) {
      gone.close();
      subjects.remove(gone.id());
    }
  }

  /** Checks are registered there from now on. */
  void registerWith(LocalRegistry arrived) {
    registry = arrived;
    services.values().forEach(one -> one.registration = null);
    settle();
  }

  /** What was registered there is gone with it. */
  @SuppressWarnings("ReferenceEquality") // another one may have come before
  void lose(LocalRegistry gone) {
    if (registry == gone) {
      registry = null;
      services.values().forEach(one -> one.registration = null);
    }
  }

  /** Checks are run by it from now on. */
  void runBy(CheckRunner arrived) {
    runner = arrived;
    settle();
  }

  /** What is registered stays so. */
  @SuppressWarnings("ReferenceEquality") // another one may have come before
  void lose(CheckRunner gone) {
    if (runner == gone) {
      runner = null;
    }
  }

  /** Deregisters everything. */
  void close() {
    services.values().forEach(Bridged::close);
    services.clear();
    subjects.clear();
  }

  private OwnCheck describe(long serviceId, Terms terms) {
    String id = ID_PREFIX + terms.name();
    boolean taken =
        services.entrySet().stream()
            .anyMatch(one -> one.getKey() != serviceId && one.getValue().id().equals(id));
    String unique = taken ? id + ":" + serviceId : id;
    CheckDefinition definition =
        new CheckDefinition(
            unique,
            terms.serviceId(),
            terms.interval(),
            terms.timeout(),
            Map.of(HealthCheckType.KEY, unique));
    String notes = terms.tags().isEmpty() ? "" : "tags: " + String.join(", ", terms.tags());
    return new OwnCheck(terms.name(), notes, definition);
  }

  /**
   * Registers what is not registered, once the runner knows the kind: what is registered earlier
   * would be shown as a check of no kind.
   */
  private void settle() {
    for (Bridged one : services.values()) {
      if (one.registration == null && isReady(one)) {
        register(one);
      }
    }
    boolean waits = services.values().stream().anyMatch(one -> one.registration == null);
    if (waits && registry != null && runner != null) {
      retryLater();
    }
  }

  private void retryLater() {
    if (!retrying) {
      retrying = true;
      var unused =
          timer.schedule(
              () -> {
                retrying = false;
                settle();
              },
              RETRY_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }

  private boolean isReady(Bridged one) {
    return registry != null && runner != null && !runner.typeOf(one.check.definition()).isEmpty();
  }

  private void register(Bridged one) {
    Registration registration;
    try {
      registration = registry.register(one.check);
    } catch (PlatformException e) {
      complain(one, e);
      return;
    }
    one.registration = registration;
    var unused =
        registration
            .inForce()
            .whenCompleteAsync((done, failure) -> refused(one, registration, failure), timer);
  }

  private void refused(Bridged one, Registration registration, Throwable failure) {
    if (failure == null || one.registration != registration) {
      return;
    }
    complain(one, failure instanceof CompletionException ? failure.getCause() : failure);
    one.registration = null;
    retryLater();
  }

  /** Once for each reason: its service may well come later. */
  private static void complain(Bridged one, Throwable reason) {
    String problem = String.valueOf(reason.getMessage());
    if (!problem.equals(one.problem)) {
      one.problem = problem;
      LOG.warn("health check {} cannot be registered yet: {}", one.id(), problem);
    }
  }
}
