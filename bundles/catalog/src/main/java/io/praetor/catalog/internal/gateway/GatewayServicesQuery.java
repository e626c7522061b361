package io.praetor.catalog.internal.gateway;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
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
    List<ConfigEntryRow> rows = new ArrayList<>();
    if (CatalogKeys.fits(gateway)) {
      GatewayServices catalog = new GatewayServices(txn);
      for (String kind : List.of(IngressGateway.KIND, TerminatingGateway.KIND)) {
        ConfigEntryRow row = ConfigEntries.find(txn, kind, gateway);
        if (row != null) {
          rows.add(row);
          services.addAll(catalog.behind(row));
        }
      }
    }
    return new Answer<>(services, GatewayServices.index(txn, rows), true);
  }
}
