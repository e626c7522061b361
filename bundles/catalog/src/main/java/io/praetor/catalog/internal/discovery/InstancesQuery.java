package io.praetor.catalog.internal.discovery;

import io.praetor.api.catalog.CatalogIndex;
import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.Instances;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.ServiceVersion;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.catalog.internal.query.ServiceQuery.By;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances of a service that are fit for use. Nobody waits for them, so no index is told.
 *
 * @param by what the name is of an instance
 * @param service name, in lower case
 * @param tag what they must have, in lower case; empty for any
 * @param onlyPassing whether warnings speak against an instance, too
 * @param memory what was found before, for as long as it holds
 */
record InstancesQuery(By by, String service, String tag, boolean onlyPassing, InstanceMemory memory)
    implements StateQuery<Instances> {

  private static final Filter<ServiceQuery.Instance> ALL = Filter.of("", CatalogSelectors.INSTANCE);

  @Override
  public Answer<Instances> run(ReadTxn txn) {
    CatalogIndex version =
        by == By.NAME
            ? ServiceVersion.of(txn, service)
            : ServiceVersion.ofDestination(txn, service);
    Instances found = memory.remember(this, version, () -> new Instances(find(txn)));
    return new Answer<>(found, Answer.NONE, true);
  }

  private List<Instance> find(ReadTxn txn) {
    List<Instance> found = new ArrayList<>();
    List<String> tags = tag.isEmpty() ? List.of() : List.of(tag);
    ServiceQuery all = new ServiceQuery(by, service, tags, ALL);
    for (ServiceQuery.Instance instance : all.run(txn).value()) {
      Fitness.instance(HealthQuery.checked(txn, instance), onlyPassing).ifPresent(found::add);
    }
    return found;
  }
}
