package io.praetor.agent.internal.local;

import io.praetor.agent.internal.local.CatalogChange.Register;
import io.praetor.agent.internal.local.CatalogChange.RemoveCheck;
import io.praetor.agent.internal.local.CatalogChange.RemoveService;
import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.spi.check.CheckDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The services and checks of this agent, and of each whether the catalog has it like that. What is
 * removed stays until the catalog was told. No clock, no thread: thread-safe by one lock, which is
 * never held while somebody else is called.
 */
final class Registry {

  /** The service of servers, which they register themselves. */
  private static final String SERVERS = "consul";

  /** Written by the leader from gossip. */
  static final String MEMBER_CHECK = "serfHealth";

  private final Map<String, Entry<Registered.Service>> services = new TreeMap<>();
  private final Map<String, Entry<Registered.Check>> checks = new TreeMap<>();

  /** The checks that are there, by the service that they belong to; empty for the node. */
  private final Map<String, Map<String, Entry<Registered.Check>>> byService = new HashMap<>();

  private boolean nodeInSync;

  /** A value with its marks; null for what is only to be removed from the catalog. */
  private static final class Entry<T> {
    private T value;
    private boolean inSync;
    private boolean outputHeld;

    /** Whether the catalog was told at once why the check is not well. */
    private boolean reasonTold;

    /** The token of what was there, which may remove it; empty for none. */
    private final String removal;

    Entry(T value) {
      this(value, "");
    }

    private Entry(T value, String removal) {
      this.value = value;
      this.removal = removal;
    }

    static <T> Entry<T> removed(String token) {
      return new Entry<>(null, token);
    }
  }

  /** What became of a result. */
  enum Outcome {
    /** Nothing is new, or there is no such check. */
    SAME,
    /** The catalog is to hear of it now. */
    CHANGED,
    /** The first output that the catalog will hear of later: see {@link #releaseOutput}. */
    HELD,
    /** Another output while the last one is held: the catalog will hear of the last only. */
    STILL_HELD
  }

  /** What the catalog has already like this stays in agreement with it. */
  synchronized void put(Registered.Service service) {
    Entry<Registered.Service> fresh = new Entry<>(service);
    Entry<Registered.Service> old = services.put(service.service().id(), fresh);
    fresh.inSync =
        old != null
            && old.inSync
            && old.value != null
            && old.value.service().equals(service.service())
            && old.value.token().equals(service.token());
  }

  /**
   * What is known of a check stays known when it is registered again.
   *
   * @param last what was known of it before this agent was started; null for nothing
   * @return the check with what is known
   */
  synchronized Registered.Check put(Registered.Check check, Kept.State last) {
    String id = check.check().id();
    Entry<Registered.Check> old = checks.get(id);
    boolean known = old != null && old.value != null;
    Registered.Check now = check;
    if (known) {
      AgentCheck before = old.value.check();
      now = check.with(check.check().found(before.status(), before.output()));
    } else if (last != null) {
      now = check.with(check.check().found(last.status(), last.output()));
    }
    Entry<Registered.Check> fresh = new Entry<>(now);
    if (known && old.value.token().equals(check.token())) {
      fresh.inSync = old.inSync && old.value.check().isSame(now.check(), false);
      fresh.outputHeld = old.outputHeld;
      fresh.reasonTold = old.reasonTold;
    }
    set(id, fresh);
    return now;
  }

  private void set(String id, Entry<Registered.Check> entry) {
    unset(id);
    checks.put(id, entry);
    if (entry.value != null) {
      byService
          .computeIfAbsent(entry.value.check().serviceId(), service -> new TreeMap<>())
          .put(id, entry);
    }
  }

  private void unset(String id) {
    Entry<Registered.Check> old = checks.remove(id);
    if (old != null && old.value != null) {
      byService.computeIfPresent(
          old.value.check().serviceId(),
          (service, own) -> {
            own.remove(id);
            return own.isEmpty() ? null : own;
          });
    }
  }

  /** Removes a service and its checks; returns what there was. */
  synchronized List<Registered> removeService(String id) {
    List<Registered> removed = new ArrayList<>();
    service(id).ifPresent(removed::add);
    if (!removed.isEmpty()) {
      services.put(id, Entry.removed(removed.get(0).token()));
      checksOf(id).forEach(check -> removed.addAll(removeCheck(check.check().id())));
    }
    return removed;
  }

  /** Removes a check; returns what there was. */
  synchronized List<Registered> removeCheck(String id) {
    Optional<Registered.Check> known = check(id);
    known.ifPresent(check -> set(id, Entry.removed(check.token())));
    return List.copyOf(known.stream().toList());
  }

  synchronized Optional<Registered.Service> service(String id) {
    return Optional.ofNullable(services.get(id)).map(entry -> entry.value);
  }

  synchronized Optional<Registered.Check> check(String id) {
    return Optional.ofNullable(checks.get(id)).map(entry -> entry.value);
  }

  /** All services, by id. */
  synchronized List<Registered.Service> services() {
    return present(services);
  }

  /** All checks, by id. */
  synchronized List<Registered.Check> checks() {
    return present(checks);
  }

  /** The checks of one service; with an empty id those of the node. */
  synchronized List<Registered.Check> checksOf(String serviceId) {
    return present(byService.getOrDefault(serviceId, Map.of()));
  }

  private static <T> List<T> present(Map<String, Entry<T>> entries) {
    return entries.values().stream()
        .filter(entry -> entry.value != null)
        .map(entry -> entry.value)
        .toList();
  }

  /**
   * A check has a result.
   *
   * @param definition with which it was run: what was registered anew since does not hear of it
   * @param holdOutput whether the catalog need not hear at once of another output
   */
  @SuppressWarnings("ReferenceEquality") // equal ones are run one after the other, too
  synchronized Outcome found(
      String id, CheckDefinition definition, String status, String output, boolean holdOutput) {
    Entry<Registered.Check> entry = checks.get(id);
    if (entry == null || entry.value == null || entry.value.definition() != definition) {
      return Outcome.SAME;
    }
    AgentCheck before = entry.value.check();
    if (before.status().equals(status) && before.output().equals(output)) {
      return Outcome.SAME;
    }
    entry.value = entry.value.with(before.found(status, output));
    if (before.status().equals(status) && !isFirstReason(entry, before) && holdOutput) {
      Outcome outcome = entry.outputHeld ? Outcome.STILL_HELD : Outcome.HELD;
      entry.outputHeld = true;
      return outcome;
    }
    entry.reasonTold = !output.isEmpty();
    entry.inSync = false;
    return Outcome.CHANGED;
  }

  /** Who asks the catalog why something is not well should not have to wait for an answer. */
  private static boolean isFirstReason(Entry<Registered.Check> entry, AgentCheck before) {
    return !entry.reasonTold
        && before.output().isEmpty()
        && !before.status().equals(AgentCheck.PASSING);
  }

  /** The output of a check was held long enough; whether the catalog is to hear of it now. */
  synchronized boolean releaseOutput(String id) {
    Entry<Registered.Check> entry = checks.get(id);
    if (entry == null || !entry.outputHeld) {
      return false;
    }
    entry.outputHeld = false;
    entry.inSync = false;
    return true;
  }

  /** Marks what the catalog has otherwise, and what it should not have at all. */
  synchronized void compare(CatalogNode remote) {
    nodeInSync = remote.sameNode();
    services.forEach((id, entry) -> entry.inSync &= remote.services().containsKey(id));
    checks.forEach((id, entry) -> entry.inSync &= remote.checks().containsKey(id));
    remote.services().forEach(this::compareService);
    remote.checks().forEach(this::compareCheck);
    services
        .entrySet()
        .removeIf(e -> isRemoved(e.getValue()) && !remote.services().containsKey(e.getKey()));
    checks
        .entrySet()
        .removeIf(e -> isRemoved(e.getValue()) && !remote.checks().containsKey(e.getKey()));
  }

  private void compareService(String id, AgentService remote) {
    Entry<Registered.Service> entry = services.get(id);
    if (entry == null) {
      if (!id.equals(SERVERS)) {
        services.put(id, Entry.removed(""));
      }
    } else if (entry.value != null) {
      Registered.Service known = entry.value;
      if (known.service().tagOverride() && !known.service().tags().equals(remote.tags())) {
        AgentService tagged = known.service().withTags(remote.tags());
        entry.value = known.with(tagged);
      }
      entry.inSync = entry.value.service().equals(remote);
    }
  }

  private void compareCheck(String id, AgentCheck remote) {
    Entry<Registered.Check> entry = checks.get(id);
    if (entry == null) {
      if (!id.equals(MEMBER_CHECK)) {
        set(id, Entry.removed(""));
      }
    } else if (entry.value != null) {
      entry.inSync = entry.value.check().isSame(remote, entry.outputHeld);
    }
  }

  /** What the catalog is to be told now: services before checks, since checks belong to them. */
  synchronized List<CatalogChange> pending() {
    List<CatalogChange> pending = new ArrayList<>();
    if (!nodeInSync) {
      pending.add(new Register(null, List.of(), false, "", Purpose.AGENT));
    }
    services.forEach(
        (id, entry) -> {
          if (entry.value == null) {
            pending.add(new RemoveService(id, entry.removal));
          } else if (!entry.inSync) {
            pending.add(registration(entry.value));
          }
        });
    checks.forEach(
        (id, entry) -> {
          if (entry.value == null) {
            pending.add(new RemoveCheck(id, entry.removal));
          } else if (!entry.inSync && !rides(entry.value)) {
            pending.add(registration(entry.value));
          }
        });
    return pending;
  }

  /** A service, with those of its checks that the same token may register. */
  private Register registration(Registered.Service service) {
    List<AgentCheck> riding = new ArrayList<>();
    byService
        .getOrDefault(service.service().id(), Map.of())
        .values()
        .forEach(
            entry -> {
              if (!entry.inSync && rides(entry.value)) {
                riding.add(entry.value.check());
              }
            });
    return new Register(
        service.service(), riding, true, service.token(), substitute(service.origin()));
  }

  private Register registration(Registered.Check check) {
    AgentService service =
        service(check.check().serviceId()).map(Registered.Service::service).orElse(null);
    return new Register(
        service, List.of(check.check()), true, check.token(), substitute(check.origin()));
  }

  /** Which of the agent's tokens stands in for one that was not given. */
  private static Purpose substitute(Origin origin) {
    return origin == Origin.FILE ? Purpose.CONFIG_FILE_SERVICE_REGISTRATION : Purpose.DEFAULT;
  }

  /** Whether a check goes to the catalog together with its service. */
  private boolean rides(Registered.Check check) {
    Entry<Registered.Service> entry = services.get(check.check().serviceId());
    return entry != null
        && entry.value != null
        && !entry.inSync
        && entry.value.token().equals(check.token());
  }

  /** Whether a change is still to be made: nothing of it is another by now. */
  synchronized boolean isWanted(CatalogChange change) {
    if (change instanceof Register register) {
      return (register.service() == null || is(register.service()))
          && register.checks().stream().allMatch(this::is);
    }
    return change instanceof RemoveService service
        ? isRemoved(services.get(service.id()))
        : isRemoved(checks.get(((RemoveCheck) change).id()));
  }

  /** The catalog knows now; what became another in the meantime is still to be told. */
  synchronized void confirm(CatalogChange change) {
    if (change instanceof Register register) {
      nodeInSync = true;
      if (register.service() != null && is(register.service())) {
        services.get(register.service().id()).inSync = true;
      }
      for (AgentCheck check : register.checks()) {
        if (is(check)) {
          Entry<Registered.Check> entry = checks.get(check.id());
          entry.inSync = true;
          entry.outputHeld = false;
        }
      }
    } else if (change instanceof RemoveService service && isRemoved(services.get(service.id()))) {
      services.remove(service.id());
    } else if (change instanceof RemoveCheck check && isRemoved(checks.get(check.id()))) {
      checks.remove(check.id());
    }
  }

  /** Whether it is this very one: every change makes another. */
  @SuppressWarnings("ReferenceEquality")
  private boolean is(AgentService service) {
    Entry<Registered.Service> entry = services.get(service.id());
    return entry != null && entry.value != null && entry.value.service() == service;
  }

  @SuppressWarnings("ReferenceEquality")
  private boolean is(AgentCheck check) {
    Entry<Registered.Check> entry = checks.get(check.id());
    return entry != null && entry.value != null && entry.value.check() == check;
  }

  private static boolean isRemoved(Entry<?> entry) {
    return entry != null && entry.value == null;
  }
}
