package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances of a service, each with its checks and those of its node. Nothing else is read of
 * the nodes, so that what happens to their other services wakes nobody.
 *
 * @param instances which ones
 * @param onlyPassing leaves out those with a check that does not pass
 * @param filter what else is asked of them
 */
public record HealthQuery(
    ServiceQuery instances, boolean onlyPassing, Filter<HealthQuery.Checked> filter)
    implements StateQuery<List<HealthQuery.Checked>> {

  private static final String PASSING = "passing";

  /** An instance, where it runs, and how it is. */
  public record Checked(NodeRow node, ServiceRow service, List<CheckRow> checks) {

    /** Whether nothing speaks against it. */
    public boolean passes() {
      for (CheckRow check : checks) {
        if (!check.status().equals(PASSING)) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public Answer<List<Checked>> run(ReadTxn txn) {
    Answer<List<ServiceQuery.Instance>> found = instances.run(txn);
    List<Checked> checked = new ArrayList<>();
    for (ServiceQuery.Instance instance : found.value()) {
      Checked one = checked(txn, instance);
      if (!CatalogSights.isSeen(instances.caller(), one.service(), instances.by())
          || ((!onlyPassing || one.passes()) && filter.test(one))) {
        checked.add(one);
      }
    }
    return new Answer<>(checked, found.index(), found.found());
  }

  /** The same question about another service. */
  public HealthQuery about(String service) {
    return new HealthQuery(instances.about(service), onlyPassing, filter);
  }

  /** An instance with its checks: first those of its node. */
  public static Checked checked(ReadTxn txn, ServiceQuery.Instance instance) {
    ServiceRow service = instance.service();
    List<CheckRow> checks = new ArrayList<>();
    byte[] ofNode = CatalogKeys.checksOf("", service.node());
    txn.scan(CatalogTables.CHECKS_BY_SERVICE, ofNode).forEach(checks::add);
    byte[] ofService = CatalogKeys.checksOf(service.name(), service.node());
    for (CheckRow check : txn.scan(CatalogTables.CHECKS_BY_SERVICE, ofService)) {
      if (check.serviceId().equalsIgnoreCase(service.id())) {
        checks.add(check);
      }
    }
    return new Checked(instance.node(), service, checks);
  }
}
