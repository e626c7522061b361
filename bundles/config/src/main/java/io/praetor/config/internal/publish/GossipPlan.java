package io.praetor.config.internal.publish;

import io.praetor.api.config.GossipSettings;
import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Membership;
import io.praetor.config.internal.model.Membership.Join;
import io.praetor.config.internal.model.Membership.Pool;
import io.praetor.config.internal.model.Membership.Timing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The settings of the gossip pools. */
final class GossipPlan {

  private final Configuration configuration;
  private final String nodeId;
  private final String version;

  GossipPlan(Configuration configuration, String nodeId, String version) {
    this.configuration = configuration;
    this.nodeId = nodeId;
    this.version = version;
  }

  void addTo(Map<String, Supplier<Map<String, Object>>> plan) {
    plan.put(GossipSettings.LAN_PID, this::lan);
    configuration
        .membership()
        .wan()
        .ifPresent(pool -> plan.put(GossipSettings.WAN_PID, () -> wan(pool)));
  }

  private Map<String, Object> lan() {
    Map<String, Object> settings = pool(configuration.membership().lan());
    files(settings, DataDirectory.LAN_KEYRING, DataDirectory.LAN_SNAPSHOT);
    settings.put("pool", "lan");
    settings.put("memberName", configuration.identity().nodeName());
    settings.put("tags", pairs(MemberTags.lan(configuration, nodeId, version)));
    return settings;
  }

  private Map<String, Object> wan(Pool wan) {
    Map<String, Object> settings = pool(wan);
    files(settings, DataDirectory.WAN_KEYRING, DataDirectory.WAN_SNAPSHOT);
    settings.put("pool", "wan");
    settings.put(
        "memberName",
        configuration.identity().nodeName() + "." + configuration.identity().datacenter());
    settings.put("tags", pairs(MemberTags.wan(configuration, nodeId, version)));
    return settings;
  }

  private Map<String, Object> pool(Pool pool) {
    Membership membership = configuration.membership();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("datacenter", configuration.identity().datacenter());
    settings.put("bindAddress", pool.bindAddress());
    settings.put("bindPort", pool.port());
    settings.put("advertiseAddress", pool.advertiseAddress());
    settings.put("advertisePort", pool.port());
    settings.put("encryptKey", membership.encryptKey());
    settings.put("encryptVerifyIncoming", membership.verifyIncoming());
    settings.put("encryptVerifyOutgoing", membership.verifyOutgoing());
    settings.put("rejoinAfterLeave", membership.rejoinAfterLeave());
    settings.put("reconnectTimeoutMillis", pool.reconnectMillis());
    settings.put("coordinates", membership.coordinates());
    settings.put("allowedNetworks", pool.allowedNetworks().toArray(String[]::new));
    join(pool.join(), settings);
    timing(pool.timing(), settings);
    return settings;
  }

  private void files(Map<String, Object> settings, String keyring, String snapshot) {
    boolean keeps = configuration.membership().keyringFile();
    settings.put("keyringFile", keeps ? file(keyring) : "");
    settings.put("snapshotFile", file(snapshot));
  }

  private static void join(Join join, Map<String, Object> settings) {
    settings.put("startJoin", join.start().toArray(String[]::new));
    settings.put("retryJoin", join.retry().toArray(String[]::new));
    settings.put("retryIntervalMillis", join.retryIntervalMillis());
    settings.put("retryMax", join.retryMax());
  }

  private static void timing(Timing timing, Map<String, Object> settings) {
    settings.put("probeIntervalMillis", timing.probeIntervalMillis());
    settings.put("probeTimeoutMillis", timing.probeTimeoutMillis());
    settings.put("gossipIntervalMillis", timing.gossipIntervalMillis());
    settings.put("gossipNodes", timing.gossipNodes());
    settings.put("suspicionMult", timing.suspicionMult());
    settings.put("retransmitMult", timing.retransmitMult());
    settings.put("pushPullIntervalMillis", timing.pushPullIntervalMillis());
    settings.put("tcpTimeoutMillis", timing.tcpTimeoutMillis());
  }

  /** A file that outlives the process; {@code -dev} keeps nothing. */
  private String file(String name) {
    return configuration.dev()
        ? ""
        : configuration
            .dataDirectory()
            .map(path -> path.resolve(DataDirectory.SERF).resolve(name).toString())
            .orElse("");
  }

  static String[] pairs(Map<String, String> map) {
    return map.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .toArray(String[]::new);
  }
}
