package io.praetor.catalog.internal.query;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogIndexes;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The instances of a service, or those that take connections of the mesh for it.
 *
 * @param by what the name is of an instance
 * @param name of the service
 * @param tags what an instance must have, whatever the case
 * @param nodeMeta what its node must say of itself
 * @param near name of the node that they are sorted by, empty for the order of names
 * @param filter what else is asked of them
 * @param caller asks: nothing is asked of what they may not see, it is left out of the answer
 */
public record ServiceQuery(
    By by,
    String name,
    List<String> tags,
    Map<String, String> nodeMeta,
    String near,
    Filter<ServiceQuery.Instance> filter,
    Authorizer caller)
    implements StateQuery<List<ServiceQuery.Instance>> {

  /** For what this agent itself has to know. */
  public ServiceQuery(By by, String name, List<String> tags, Filter<Instance> filter) {
    this(by, name, tags, Map.of(), "", filter, Authorizer.UNLIMITED);
  }

  /** What a service is known by. */
  public enum By {
    NAME,
    DESTINATION
  }

  /** An instance and where it runs. */
  public record Instance(NodeRow node, ServiceRow service) {}

  @Override
  public Answer<List<Instance>> run(ReadTxn txn) {
    List<Instance> instances = new ArrayList<>();
    boolean exists = false;
    for (ServiceRow row : txn.scan(index(), CatalogKeys.allOf(name))) {
      exists = true;
      NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(row.node()));
      if (node != null) {
        Instance instance = new Instance(node, row);
        if (!CatalogSights.isSeen(caller, row, by) || isWanted(instance)) {
          instances.add(instance);
        }
      }
    }
    Nearness.sort(txn, near, instances, instance -> instance.node().name());
    return new Answer<>(instances, newest(txn), exists);
  }

  /** The same question about another service. */
  ServiceQuery about(String service) {
    return new ServiceQuery(by, service, tags, nodeMeta, near, filter, caller);
  }

  private IndexId<ServiceRow> index() {
    return by == By.NAME ? CatalogTables.SERVICES_BY_NAME : CatalogTables.SERVICES_BY_DESTINATION;
  }

  private long newest(ReadTxn txn) {
    return by == By.NAME
        ? CatalogIndexes.ofService(txn, name)
        : CatalogIndexes.ofDestination(txn, name);
  }

  private boolean isWanted(Instance instance) {
    return hasTags(instance.service()) && isSuchNode(instance.node()) && filter.test(instance);
  }

  private boolean hasTags(ServiceRow row) {
    for (String tag : tags) {
      if (row.tags().stream().noneMatch(tag::equalsIgnoreCase)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSuchNode(NodeRow node) {
    return nodeMeta.isEmpty() || node.meta().entrySet().containsAll(nodeMeta.entrySet());
  }
}
