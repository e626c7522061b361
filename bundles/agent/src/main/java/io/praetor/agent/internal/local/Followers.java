package io.praetor.agent.internal.local;

import io.praetor.spi.check.LocalChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Those who follow the checks of services; they hear of them on one thread. */
final class Followers implements LocalChecks {

  private final Registry registry;
  private final Executor thread;
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

  /** One who follows; one that follows twice is two. */
  private static final class Follower {
    private final String serviceId;
    private final Listener listener;

    Follower(String serviceId, Listener listener) {
      this.serviceId = serviceId;
      this.listener = listener;
    }
  }

  Followers(Registry registry, Executor thread) {
    this.registry = registry;
    this.thread = thread;
  }

  @Override
  public Runnable follow(String serviceId, Listener listener) {
    Follower follower = new Follower(serviceId, listener);
    followers.add(follower);
    thread.execute(() -> tell(follower));
    return () -> followers.remove(follower);
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
                  follower -> {
                    if (serviceId.isEmpty() || serviceId.equals(follower.serviceId)) {
                      tell(follower);
                    }
                  }));
    }
  }

  private void tell(Follower follower) {
    if (followers.contains(follower)) {
      String serviceId = follower.serviceId;
      List<LocalCheck> checks = new ArrayList<>();
      registry.checksOf(serviceId).forEach(check -> checks.add(local(check.check())));
      if (!serviceId.isEmpty()) {
        registry.checksOf("").forEach(check -> checks.add(local(check.check())));
      }
      follower.listener.changed(registry.service(serviceId).isPresent(), checks);
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
