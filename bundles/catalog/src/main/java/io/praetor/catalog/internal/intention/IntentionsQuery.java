package io.praetor.catalog.internal.intention;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.config.ConfigEntries;
import io.praetor.catalog.internal.config.ServiceIntentions;
import java.util.ArrayList;
import java.util.List;

/**
 * Intentions in the order in which they are looked at.
 *
 * @param by which ones
 * @param source name, with {@link By#EXACT} and {@link By#SOURCE}
 * @param destination name, with {@link By#EXACT} and {@link By#DESTINATION}; with {@link By#ID} the
 *     id
 */
record IntentionsQuery(By by, String source, String destination)
    implements StateQuery<List<Intention>> {

  /** What intentions are chosen by. */
  enum By {
    ALL,
    EXACT,
    ID,
    /** All that hold for what a service does: of its own and of everybody. */
    SOURCE,
    /** All that hold for what is done to a service: of its own and of everybody. */
    DESTINATION
  }

  @Override
  public Answer<List<Intention>> run(ReadTxn txn) {
    List<Intention> found = new ArrayList<>();
    for (ConfigEntryRow row : rows(txn)) {
      Intention.of(row).stream().filter(this::isMeant).forEach(found::add);
    }
    found.sort(Intention.ORDER);
    return new Answer<>(found, txn.tableIndex(CatalogTables.CONFIG_ENTRIES), !found.isEmpty());
  }

  /** No more than is needed, so that other destinations wake nobody. */
  private Iterable<ConfigEntryRow> rows(ReadTxn txn) {
    if (by != By.EXACT && by != By.DESTINATION) {
      return ConfigEntries.all(txn, ServiceIntentions.KIND);
    }
    List<ConfigEntryRow> rows = new ArrayList<>();
    add(rows, txn, destination);
    if (by == By.DESTINATION && !destination.equals(ServiceIntentions.WILDCARD)) {
      add(rows, txn, ServiceIntentions.WILDCARD);
    }
    return rows;
  }

  private static void add(List<ConfigEntryRow> rows, ReadTxn txn, String destination) {
    ConfigEntryRow row = ConfigEntries.find(txn, ServiceIntentions.KIND, destination);
    if (row != null) {
      rows.add(row);
    }
  }

  private boolean isMeant(Intention intention) {
    return switch (by) {
      case ALL, DESTINATION -> true;
      case EXACT -> intention.sourceName().equals(source);
      case ID -> intention.id().equals(destination);
      case SOURCE ->
          intention.sourceName().equals(source)
              || intention.sourceName().equals(ServiceIntentions.WILDCARD);
    };
  }
}
