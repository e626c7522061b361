package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * All entries of a kind, by name.
 *
 * @param kind empty for all kinds
 */
record ConfigListQuery(String kind) implements StateQuery<List<ConfigEntryRow>> {

  @Override
  public Answer<List<ConfigEntryRow>> run(ReadTxn txn) {
    List<ConfigEntryRow> rows = new ArrayList<>();
    ConfigEntries.all(txn, kind).forEach(rows::add);
    long index = txn.tableIndex(CatalogTables.CONFIG_ENTRIES);
    return new Answer<>(rows, index, !rows.isEmpty());
  }
}
