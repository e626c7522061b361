package io.praetor.catalog.internal.config;

import io.praetor.api.state.ReadTxn;
import java.util.Map;

/** What a service speaks: its own entry says it, or that of all proxies. */
public final class ServiceProtocol {

  private static final ConfigEntry NO_CHANGE = new ConfigEntry("", "", Map.of());

  private ServiceProtocol() {}

  public static String of(ReadTxn txn, String service) {
    return ProtocolRules.protocol(txn, service, NO_CHANGE);
  }
}
