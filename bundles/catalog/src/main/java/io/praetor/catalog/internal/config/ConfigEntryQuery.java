package io.praetor.catalog.internal.config;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;

/** One entry; without a row when there is none. */
record ConfigEntryQuery(String kind, String name) implements StateQuery<ConfigEntryQuery.Found> {

  /** What was asked for, and the row or null. */
  record Found(String kind, String name, ConfigEntryRow row) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    ConfigEntryRow row = ConfigEntries.find(txn, kind, name);
    long index = txn.tableIndex(CatalogTables.CONFIG_ENTRIES);
    return new Answer<>(new Found(kind, name, row), index, row != null);
  }
}
