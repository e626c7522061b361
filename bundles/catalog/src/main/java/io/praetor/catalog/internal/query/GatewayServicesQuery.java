package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries that give services to gateways of a name: no registration does.
 *
 * @param gateway name of the gateway; empty for all of them
 */
public record GatewayServicesQuery(String gateway) implements StateQuery<List<ConfigEntryRow>> {

  private static final List<String> KINDS = List.of("ingress-gateway", "terminating-gateway");

  @Override
  public Answer<List<ConfigEntryRow>> run(ReadTxn txn) {
    List<ConfigEntryRow> entries = new ArrayList<>();
    for (String kind : KINDS) {
      for (ConfigEntryRow row : txn.scan(CatalogTables.CONFIG_ENTRIES, CatalogKeys.allOf(kind))) {
        if (gateway.isEmpty() || row.name().equalsIgnoreCase(gateway)) {
          entries.add(row);
        }
      }
    }
    return new Answer<>(entries, txn.tableIndex(CatalogTables.CONFIG_ENTRIES), true);
  }
}
