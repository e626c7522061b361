package io.praetor.catalog.internal.discovery;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.discovery.Host;
import io.praetor.api.discovery.Instance;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import java.util.List;
import java.util.Optional;

/** Whether instances are fit for use, and what is told of those that are. */
public final class Fitness {

  private static final String PASSING = "passing";
  private static final String WARNING = "warning";
  private static final String CRITICAL = "critical";

  private Fitness() {}

  /** Whether no check speaks against an instance. */
  public static boolean isFit(List<CheckRow> checks, boolean onlyPassing) {
    for (CheckRow check : checks) {
      String status = check.status();
      if (status.equals(CRITICAL) || (onlyPassing && !status.equals(PASSING))) {
        return false;
      }
    }
    return true;
  }

  /** The instance, when no check speaks against it. */
  static Optional<Instance> instance(Checked checked, boolean onlyPassing) {
    return isFit(checked.checks(), onlyPassing) ? Optional.of(instance(checked)) : Optional.empty();
  }

  /** The instance as it is told. */
  public static Instance instance(Checked checked) {
    ServiceRow service = checked.service();
    return new Instance(
        host(checked.node()),
        service.name(),
        service.address(),
        UsualPort.of(service),
        service.taggedAddresses(),
        weight(checked.checks(), service.passingWeight(), service.warningWeight()));
  }

  static Host host(NodeRow node) {
    return new Host(
        node.name(), node.address(), node.datacenter(), node.taggedAddresses(), node.meta());
  }

  /** What part of the traffic it gets; an instance that is not fit gets none. */
  static int weight(List<CheckRow> checks, int passing, int warning) {
    int weight = passing;
    for (CheckRow check : checks) {
      if (check.status().equals(CRITICAL)) {
        return 0;
      }
      if (check.status().equals(WARNING)) {
        weight = warning;
      }
    }
    return weight;
  }
}
