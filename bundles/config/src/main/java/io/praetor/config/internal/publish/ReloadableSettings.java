package io.praetor.config.internal.publish;

import io.praetor.api.config.AclSettings;
import io.praetor.api.config.DnsSettings;
import io.praetor.api.config.HttpSettings;
import io.praetor.api.config.LocalSettings;
import io.praetor.api.config.LogSettings;
import io.praetor.api.config.MetricsSettings;
import io.praetor.api.config.RaftSettings;
import io.praetor.api.config.StateSettings;
import io.praetor.api.config.TlsSettings;
import io.praetor.api.config.WatchSettings;
import io.praetor.config.internal.schema.Key;
import io.praetor.config.internal.schema.KeyStatus;
import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.syntax.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What may change while the agent runs; the key table marks the keys, this the settings. */
final class ReloadableSettings {

  private static final Map<String, Set<String>> BY_PID =
      Map.of(
          LogSettings.PID, Set.of("level"),
          HttpSettings.PID, Set.of("maxConnectionsPerClient"),
          LocalSettings.PID, Set.of("services", "checks", "outputDiscarded"),
          WatchSettings.PID, Set.of("watches"),
          MetricsSettings.PID, Set.of("prefixFilter", "filterDefault"),
          StateSettings.PID, Set.of("engine"),
          DnsSettings.PID, DnsPlan.RELOADABLE,
          AclSettings.PID, AclPlan.RELOADABLE,
          RaftSettings.PID,
              Set.of(
                  "raftMultiplier", "snapshotThreshold", "snapshotIntervalMillis", "trailingLogs"),
          TlsSettings.PID,
              Set.of(
                  "caFile",
                  "caPath",
                  "certFile",
                  "keyFile",
                  "minVersion",
                  "verifyIncoming",
                  "rpcCaFile",
                  "rpcCaPath",
                  "rpcCertFile",
                  "rpcKeyFile",
                  "rpcMinVersion",
                  "rpcVerifyIncoming",
                  "rpcVerifyOutgoing",
                  "rpcVerifyServerHostname"));

  private ReloadableSettings() {}

  /** The settings in force with what may change taken from the new plan. */
  static Map<String, Map<String, Object>> merge(
      Map<String, Map<String, Object>> inForce, Map<String, Map<String, Object>> wanted) {
    Map<String, Map<String, Object>> result = new LinkedHashMap<>();
    inForce.forEach(
        (pid, settings) -> {
          Map<String, Object> merged = new LinkedHashMap<>(settings);
          Map<String, Object> changes = wanted.getOrDefault(pid, Map.of());
          for (String name : BY_PID.getOrDefault(pid, Set.of())) {
            if (changes.containsKey(name)) {
              merged.put(name, changes.get(name));
            }
          }
          result.put(pid, merged);
        });
    return result;
  }

  /** Paths of used keys that were changed but keep their value until the next start. */
  static List<String> waitingForRestart(
      Schema schema, Map<String, Object> before, Map<String, Object> after) {
    List<String> paths = new ArrayList<>();
    for (Key key : schema.agentKeys()) {
      if (key.status() == KeyStatus.USED
          && !key.reloadable()
          && !Objects.equals(Trees.get(before, key.path()), Trees.get(after, key.path()))) {
        paths.add(key.path());
      }
    }
    return paths;
  }
}
