package io.praetor.history.internal.watch;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.TableRows;

/** The checks as they are: any change of any of them is news. Costs the same for however many. */
record AllChecks() implements StateQuery<TableRows<CheckRow>> {

  @Override
  public Answer<TableRows<CheckRow>> run(ReadTxn txn) {
    return new Answer<>(txn.rows(CatalogTables.CHECKS), txn.tableIndex(CatalogTables.CHECKS), true);
  }
}
