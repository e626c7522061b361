package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepared queries as they were written.
 *
 * @param id of the only one that is asked for; empty for all
 */
record QueriesQuery(String id) implements StateQuery<List<PreparedQueryRow>> {

  @Override
  public Answer<List<PreparedQueryRow>> run(ReadTxn txn) {
    List<PreparedQueryRow> rows = new ArrayList<>();
    if (id.isEmpty()) {
      txn.scan(CatalogTables.QUERIES, new byte[0]).forEach(rows::add);
    } else {
      PreparedQueryRow row = QueryRows.byId(txn, id);
      if (row != null) {
        rows.add(row);
      }
    }
    return new Answer<>(rows, txn.tableIndex(CatalogTables.QUERIES), true);
  }
}
