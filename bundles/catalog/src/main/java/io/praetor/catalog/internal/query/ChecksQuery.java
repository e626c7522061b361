package io.praetor.catalog.internal.query;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks.
 *
 * @param of which ones
 * @param name of the node or the status; empty with {@link Of#ALL}
 */
public record ChecksQuery(Of of, String name) implements StateQuery<List<CheckRow>> {

  /** What checks are chosen by. */
  public enum Of {
    NODE,
    STATUS,
    ALL
  }

  @Override
  public Answer<List<CheckRow>> run(ReadTxn txn) {
    Iterable<CheckRow> rows =
        switch (of) {
          case NODE -> txn.scan(CatalogTables.CHECKS, CatalogKeys.allOnNode(name));
          case STATUS -> txn.scan(CatalogTables.CHECKS_BY_STATUS, CatalogKeys.allOf(name));
          case ALL -> txn.scan(CatalogTables.CHECKS, new byte[0]);
        };
    List<CheckRow> checks = new ArrayList<>();
    rows.forEach(checks::add);
    return new Answer<>(checks, txn.tableIndex(CatalogTables.CHECKS), true);
  }
}
