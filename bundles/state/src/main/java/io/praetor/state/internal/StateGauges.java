package io.praetor.state.internal;

import io.praetor.api.metrics.Gauges;
import io.praetor.api.metrics.Label;
import io.praetor.api.metrics.MetricSource;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.TableVersion;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** How much there is: under Consul's names where it has one, and every table under ours. */
final class StateGauges implements MetricSource {

  private static final Map<String, String> CONSULS_NAMES =
      Map.of(
          "kvs", "state.kv_entries",
          "nodes", "state.nodes",
          "services", "state.service_instances");

  private final Supplier<Root> current;
  private final IntSupplier waitingQueries;

  StateGauges(Supplier<Root> current, IntSupplier waitingQueries) {
    this.current = current;
    this.waitingQueries = waitingQueries;
  }

  @Override
  public void report(Gauges gauges) {
    Root root = current.get();
    gauges.set("state.index", (double) root.index());
    gauges.set("rpc.queries_blocking", waitingQueries.getAsInt());
    for (TableVersion<?> table : root.tables()) {
      String name = table.schema().id().name();
      int rows = table.rows().size();
      gauges.set("state.rows", rows, new Label("table", name));
      String consuls = CONSULS_NAMES.get(name);
      if (consuls != null) {
        gauges.set(consuls, rows);
      }
    }
  }
}
