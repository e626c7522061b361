package io.praetor.agent.internal.local;

import java.util.List;
import java.util.Map;

/** Services and checks as tests need them. */
final class Samples {

  private Samples() {}

  static AgentService service(String id, int port, String... tags) {
    return new AgentService(
        "",
        id,
        id,
        List.of(tags),
        "",
        Map.of(),
        port,
        List.of(),
        "",
        Map.of(),
        1,
        1,
        false,
        Map.of(),
        Map.of(),
        false);
  }

  /** A service whose tags others may change. */
  static AgentService open(String id, String... tags) {
    return new AgentService(
        "",
        id,
        id,
        List.of(tags),
        "",
        Map.of(),
        1,
        List.of(),
        "",
        Map.of(),
        1,
        1,
        true,
        Map.of(),
        Map.of(),
        false);
  }

  static AgentCheck check(String id, String serviceId, String status) {
    return new AgentCheck(
        id, id, status, "", "", serviceId, serviceId, List.of(), "ttl", "0s", "0s");
  }

  static Registered.Service api(AgentService service) {
    return new Registered.Service(service, Origin.API, "", false);
  }

  static Registered.Check api(AgentCheck check) {
    return new Registered.Check(check, null, Origin.API, "");
  }
}
