package io.praetor.catalog.internal.config;

import io.praetor.api.state.ReadTxn;

/** What a service speaks: its own entry says it, or, if it has none, that of all proxies. */
public final class ServiceProtocol {

  private ServiceProtocol() {}

  public static String of(ReadTxn txn, String service) {
    return ProposedEntries.unchanged(txn).protocol(service);
  }
}
