package io.praetor.agent.internal.local;

import io.praetor.spi.check.LocalChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Those who follow the checks of services; they hear of them on one thread. */
final class Followers implements LocalChecks {

  private final Registry registry;
  private final Executor thread;
  private final Map<Listener, String> followers = new ConcurrentHashMap<>();

  Followers(Registry registry, Executor thread) {
    this.registry = registry;
    this.thread = thread;
  }

  @Override
  public Runnable follow(String serviceId, Listener listener) {
    // One that follows twice is two followers.
    Listener own = listener::changed;
    followers.put(own, serviceId);
    thread.execute(() -> tell(own, serviceId));
    return () -> followers.remove(own);
  }

  /**
   * Something about the checks of a service is new.
   *
   * @param serviceId empty when it concerns all
   */
  void changed(String serviceId) {
    if (!followers.isEmpty()) {
      thread.execute(
          () ->
              followers.forEach(
                  (listener, followed) -> {
                    if (serviceId.isEmpty() || serviceId.equals(followed)) {
                      tell(listener, followed);
                    }
                  }));
    }
  }

  private void tell(Listener listener, String serviceId) {
    if (followers.containsKey(listener)) {
      List<LocalCheck> checks = new ArrayList<>();
      registry.checksOf(serviceId).forEach(check -> checks.add(local(check.check())));
      if (!serviceId.isEmpty()) {
        registry.checksOf("").forEach(check -> checks.add(local(check.check())));
      }
      listener.changed(registry.service(serviceId).isPresent(), checks);
    }
  }

  private static LocalCheck local(AgentCheck check) {
    return new LocalCheck(
        check.id(),
        check.name(),
        check.serviceId(),
        RunningChecks.status(check.status()),
        check.output());
  }
}
