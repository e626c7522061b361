package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CoordinateRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * Coordinates of a segment.
 *
 * @param node only of this node; empty for all
 * @param segment empty for the only one that there is
 */
public record CoordinatesQuery(String node, String segment)
    implements StateQuery<List<CoordinateRow>> {

  @Override
  public Answer<List<CoordinateRow>> run(ReadTxn txn) {
    byte[] prefix = node.isEmpty() ? new byte[0] : CatalogKeys.allOnNode(node);
    List<CoordinateRow> rows = new ArrayList<>();
    for (CoordinateRow row : txn.scan(CatalogTables.COORDINATES, prefix)) {
      if (row.segment().equals(segment)) {
        rows.add(row);
      }
    }
    return new Answer<>(rows, txn.tableIndex(CatalogTables.COORDINATES), true);
  }
}
