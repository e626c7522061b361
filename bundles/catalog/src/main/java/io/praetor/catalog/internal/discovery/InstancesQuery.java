package io.praetor.catalog.internal.discovery;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.Instances;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.ServiceVersion;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances of a service that are fit for use. Nobody waits for them, so no index is told.
 *
 * @param service name, in lower case
 * @param tag what they must have, in lower case; empty for any
 * @param onlyPassing whether warnings speak against an instance, too
 * @param memory what was found before, for as long as it holds
 */
record InstancesQuery(String service, String tag, boolean onlyPassing, InstanceMemory memory)
    implements StateQuery<Instances> {

  @Override
  public Answer<Instances> run(ReadTxn txn) {
    Instances found =
        memory.remember(this, ServiceVersion.of(txn, service), () -> new Instances(find(txn)));
    return new Answer<>(found, Answer.NONE, true);
  }

  private List<Instance> find(ReadTxn txn) {
    List<Instance> found = new ArrayList<>();
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES_BY_NAME, CatalogKeys.allOf(service))) {
      NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(row.node()));
      if (node != null && (tag.isEmpty() || row.tags().stream().anyMatch(tag::equalsIgnoreCase))) {
        ServiceQuery.Instance instance = new ServiceQuery.Instance(node, row);
        Fitness.instance(HealthQuery.checked(txn, instance), onlyPassing).ifPresent(found::add);
      }
    }
    return found;
  }
}
