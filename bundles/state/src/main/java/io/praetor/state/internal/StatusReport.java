package io.praetor.state.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.state.internal.apply.Rules;
import io.praetor.state.internal.durable.Durability;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.TableVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What an operator may want to know of the state, as names and values. */
final class StatusReport implements Supplier<Map<String, String>> {

  private final Supplier<Root> current;
  private final Durability durability;
  private final Rules rules;
  private volatile IntSupplier waitingQueries = () -> 0;

  StatusReport(Supplier<Root> current, Durability durability, Rules rules) {
    this.current = current;
    this.durability = durability;
    this.rules = rules;
  }

  void waitingQueries(IntSupplier counter) {
    waitingQueries = counter;
  }

  int waiting() {
    return waitingQueries.getAsInt();
  }

  @Override
  public Map<String, String> get() {
    Root root = current.get();
    Map<String, String> report = new LinkedHashMap<>();
    report.put("index", Long.toString(root.index()));
    report.put("applied position", text(root.position()));
    report.put("durable position", text(durability.position()));
    for (TableVersion<?> table : root.tables()) {
      String name = table.schema().id().name();
      report.put("rows in " + name, Integer.toString(table.rows().size()));
    }
    report.put("waiting queries", Integer.toString(waitingQueries.getAsInt()));
    String missing = rules.missing();
    report.put("missing handler", missing.isEmpty() ? "none" : missing);
    String error = durability.lastError();
    report.put("last checkpoint error", error.isEmpty() ? "none" : error);
    return report;
  }

  private static String text(LogPosition position) {
    return position.index() + " (term " + position.term() + ")";
  }
}
