package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.format.go.GoText;
import java.util.Map;
import java.util.Set;

/**
 * Intentions about single requests need a service whose protocol has such requests, whichever of
 * the entries that say so changes.
 */
final class ProtocolRules {

  private static final Set<String> WITH_REQUESTS = Set.of("http", "http2", "grpc");
  private static final String DEFAULT_PROTOCOL = "tcp";

  private ProtocolRules() {}

  /**
   * Why a change may not be, or an empty string.
   *
   * @param changed the entry as it shall be; its content is empty when it goes
   */
  static String refusal(ReadTxn txn, ConfigEntry changed) {
    if (changed.kind().equals(ServiceIntentions.KIND)) {
      return ofIntentions(txn, changed, changed);
    }
    for (ConfigEntryRow row : ConfigEntries.all(txn, ServiceIntentions.KIND)) {
      String refusal = ofIntentions(txn, ConfigEntry.of(row), changed);
      if (!refusal.isEmpty()) {
        return refusal;
      }
    }
    return "";
  }

  private static String ofIntentions(ReadTxn txn, ConfigEntry intentions, ConfigEntry changed) {
    boolean layered =
        intentions.objects(ServiceIntentions.SOURCES).stream()
            .anyMatch(source -> source.get(ServiceIntentions.PERMISSIONS) != null);
    if (!layered || intentions.name().equals(ServiceIntentions.WILDCARD)) {
      return "";
    }
    String protocol = protocol(txn, intentions.name(), changed);
    return WITH_REQUESTS.contains(protocol)
        ? ""
        : "service "
            + GoText.quoted(intentions.name())
            + " has protocol "
            + GoText.quoted(protocol)
            + ", which is incompatible with L7 intentions permissions";
  }

  static String protocol(ReadTxn txn, String service, ConfigEntry changed) {
    ConfigEntry defaults = entry(txn, ServiceDefaults.KIND, service, changed);
    if (defaults != null && !defaults.text("Protocol").isEmpty()) {
      return defaults.text("Protocol");
    }
    ConfigEntry proxies = entry(txn, ProxyDefaults.KIND, ProxyDefaults.NAME, changed);
    return proxies != null
            && proxies.content().get(ProxyDefaults.CONFIG) instanceof Map<?, ?> config
            && config.get("protocol") instanceof String protocol
            && !protocol.isEmpty()
        ? protocol
        : DEFAULT_PROTOCOL;
  }

  private static ConfigEntry entry(ReadTxn txn, String kind, String name, ConfigEntry changed) {
    if (changed.kind().equals(kind) && changed.name().equalsIgnoreCase(name)) {
      return changed;
    }
    ConfigEntryRow row = ConfigEntries.find(txn, kind, name);
    return row == null ? null : ConfigEntry.of(row);
  }
}
