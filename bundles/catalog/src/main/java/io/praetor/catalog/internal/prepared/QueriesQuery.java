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
 * @param redacted whether their tokens are left out
 */
record QueriesQuery(String id, boolean redacted) implements StateQuery<List<PreparedQueryRow>> {

  @Override
  public Answer<List<PreparedQueryRow>> run(ReadTxn txn) {
    List<PreparedQueryRow> rows = new ArrayList<>();
    if (id.isEmpty()) {
      txn.scan(CatalogTables.QUERIES, new byte[0]).forEach(row -> rows.add(shown(row)));
    } else {
      PreparedQueryRow row = QueryRows.byId(txn, id);
      if (row != null) {
        rows.add(shown(row));
      }
    }
    return new Answer<>(rows, txn.tableIndex(CatalogTables.QUERIES), true);
  }

  private PreparedQueryRow shown(PreparedQueryRow row) {
    return redacted ? QueryRows.redacted(row) : row;
  }
}
