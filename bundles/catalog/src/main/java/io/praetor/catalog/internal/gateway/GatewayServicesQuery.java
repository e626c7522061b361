package io.praetor.catalog.internal.gateway;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogIndexes;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.config.ConfigEntries;
import io.praetor.catalog.internal.config.IngressGateway;
import io.praetor.catalog.internal.config.TerminatingGateway;
import java.util.ArrayList;
import java.util.List;

/**
 * The services behind a gateway, by name and port.
 *
 * @param gateway name of the gateway
 */
public record GatewayServicesQuery(String gateway) implements StateQuery<List<GatewayService>> {

  @Override
  public Answer<List<GatewayService>> run(ReadTxn txn) {
    List<GatewayService> services = new ArrayList<>();
    if (CatalogKeys.fits(gateway)) {
      GatewayServices catalog = new GatewayServices(txn);
      for (String kind : List.of(IngressGateway.KIND, TerminatingGateway.KIND)) {
        ConfigEntryRow row = ConfigEntries.find(txn, kind, gateway);
        if (row != null) {
          services.addAll(catalog.behind(row));
        }
      }
    }
    long index = CatalogIndexes.ofGateways(txn);
    if (services.stream().anyMatch(GatewayService::isAny)) {
      index = Math.max(index, txn.tableIndex(CatalogTables.SERVICES));
    }
    return new Answer<>(services, index, true);
  }
}
