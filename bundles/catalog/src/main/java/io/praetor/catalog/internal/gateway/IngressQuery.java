package io.praetor.catalog.internal.gateway;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.config.ConfigEntries;
import io.praetor.catalog.internal.config.IngressGateway;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances of gateways through which a service is reached from outside the mesh.
 *
 * @param wanted the same question about the service itself
 */
public record IngressQuery(HealthQuery wanted) implements StateQuery<List<Checked>> {

  @Override
  public Answer<List<Checked>> run(ReadTxn txn) {
    String service = wanted.instances().name();
    GatewayServices catalog = new GatewayServices(txn);
    List<Checked> found = new ArrayList<>();
    List<ConfigEntryRow> rows = new ArrayList<>();
    ConfigEntries.all(txn, IngressGateway.KIND).forEach(rows::add);
    long index = GatewayServices.index(txn, rows);
    for (ConfigEntryRow row : rows) {
      if (catalog.behind(row).stream().anyMatch(one -> one.service().equals(service))) {
        Answer<List<Checked>> instances = wanted.about(row.name()).run(txn);
        found.addAll(instances.value());
        index = Math.max(index, instances.index());
      }
    }
    return new Answer<>(found, index, true);
  }
}
