package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogIndexes;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The instances of a service.
 *
 * @param name of the service
 * @param tags what an instance must have, whatever the case
 * @param nodeMeta what its node must say of itself
 * @param near name of the node that they are sorted by, empty for the order of names
 */
public record ServiceQuery(
    String name, List<String> tags, Map<String, String> nodeMeta, String near)
    implements StateQuery<List<ServiceQuery.Instance>> {

  /** An instance and where it runs. */
  public record Instance(NodeRow node, ServiceRow service) {}

  @Override
  public Answer<List<Instance>> run(ReadTxn txn) {
    List<Instance> instances = new ArrayList<>();
    boolean exists = false;
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES_BY_NAME, CatalogKeys.allOf(name))) {
      exists = true;
      NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(row.node()));
      if (node != null
          && tags.stream().allMatch(tag -> row.tags().stream().anyMatch(tag::equalsIgnoreCase))
          && node.meta().entrySet().containsAll(nodeMeta.entrySet())) {
        instances.add(new Instance(node, row));
      }
    }
    Nearness.sort(txn, near, instances, instance -> instance.node().name());
    return new Answer<>(instances, CatalogIndexes.ofService(txn, name), exists);
  }
}
