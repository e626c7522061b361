package io.praetor.config.internal.publish;

import io.praetor.api.config.ConfigBridgeSettings;
import io.praetor.api.config.DiscoveryBridgeSettings;
import io.praetor.api.config.HealthBridgeSettings;
import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.Bridges;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The settings of what connects the agent with bundles of others, installed or not. */
final class BridgePlan {

  static final List<String> PIDS =
      List.of(HealthBridgeSettings.PID, ConfigBridgeSettings.PID, DiscoveryBridgeSettings.PID);

  private BridgePlan() {}

  static void addTo(Map<String, Supplier<Map<String, Object>>> plan, Configuration configuration) {
    Bridges bridges = configuration.bridges();
    plan.put(HealthBridgeSettings.PID, () -> health(bridges));
    if (!bridges.configPrefix().isEmpty()) {
      plan.put(ConfigBridgeSettings.PID, () -> config(bridges, configuration));
    }
    plan.put(DiscoveryBridgeSettings.PID, () -> discovery(bridges, configuration));
  }

  private static Map<String, Object> health(Bridges bridges) {
    return Map.of(
        "intervalMillis", bridges.healthIntervalMillis(),
        "timeoutMillis", bridges.healthTimeoutMillis(),
        "tags", bridges.healthTags().toArray(String[]::new));
  }

  private static Map<String, Object> config(Bridges bridges, Configuration configuration) {
    return Map.of(
        "datacenter", configuration.identity().datacenter(),
        "prefix", bridges.configPrefix(),
        "publish", bridges.configPublish(),
        "token", bridges.token());
  }

  private static Map<String, Object> discovery(Bridges bridges, Configuration configuration) {
    return Map.of(
        "datacenter", configuration.identity().datacenter(),
        "nodeName", configuration.identity().nodeName(),
        "service", bridges.endpointService(),
        "token", bridges.token());
  }
}
