package io.praetor.agent.internal.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Since when checks are critical, for those services that are to go when one is for too long. No
 * clock of its own; thread-safe.
 */
final class CriticalTimes {

  /** How often it is looked, as in Consul. */
  static final long INTERVAL_MILLIS = 30_000;

  /** Services are not removed sooner than that, whatever their checks say; as in Consul. */
  static final long AFTER_MILLIS_MIN = 60_000;

  private static final String AFTER = "DeregisterCriticalServiceAfter";

  private final Map<String, Long> since = new HashMap<>();

  /** A check has a result. */
  synchronized void found(String id, String status, long nowMillis) {
    if (status.equals(AgentCheck.CRITICAL)) {
      since.putIfAbsent(id, nowMillis);
    } else {
      since.remove(id);
    }
  }

  /** A check was registered, perhaps again: its time begins anew. */
  synchronized void forget(String id) {
    since.remove(id);
  }

  /** The ids of the services that are to go. */
  synchronized Set<String> overdue(List<Registered.Check> checks, long nowMillis) {
    Set<String> present = new HashSet<>();
    Set<String> overdue = new HashSet<>();
    for (Registered.Check one : checks) {
      AgentCheck check = one.check();
      present.add(check.id());
      found(check.id(), check.status(), nowMillis);
      long after = one.definition() == null ? 0 : one.definition().number(AFTER);
      long limit = Math.max(AFTER_MILLIS_MIN, TimeUnit.NANOSECONDS.toMillis(after));
      boolean counts = after > 0 && !check.serviceId().isEmpty() && since.containsKey(check.id());
      if (counts && nowMillis - since.get(check.id()) > limit) {
        overdue.add(check.serviceId());
      }
    }
    since.keySet().retainAll(present);
    return overdue;
  }
}
