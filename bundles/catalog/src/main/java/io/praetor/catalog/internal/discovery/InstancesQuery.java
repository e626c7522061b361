package io.praetor.catalog.internal.discovery;

import io.praetor.api.discovery.Instance;
import io.praetor.api.discovery.Instances;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.ServiceVersion;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.catalog.internal.query.ServiceQuery.By;
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

  @Override
  public Answer<Instances> run(ReadTxn txn) {
    Instances found =
        by == By.NAME
            ? memory.remember(this, ServiceVersion.of(txn, service), () -> find(txn))
            : find(txn);
    return new Answer<>(found, Answer.NONE, true);
  }

  private Instances find(ReadTxn txn) {
    List<Instance> found = new ArrayList<>();
    for (ServiceQuery.Instance one : ServiceQuery.of(by, service, tag).run(txn).value()) {
      Fitness.instance(HealthQuery.checked(txn, one), onlyPassing).ifPresent(found::add);
    }
    return new Instances(found);
  }
}
