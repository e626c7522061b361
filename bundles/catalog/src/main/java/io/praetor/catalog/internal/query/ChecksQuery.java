package io.praetor.catalog.internal.query;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogIndexes;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.rights.CatalogSights;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks.
 *
 * @param of which ones
 * @param name of the node, the service or the status; empty with {@link Of#ALL}
 * @param nodeMeta what the node must say of itself
 * @param near name of the node that they are sorted by, empty for the order of names
 * @param filter what else is asked of them
 * @param caller asks: nothing is asked of what they may not see, it is left out of the answer
 */
public record ChecksQuery(
    Of of,
    String name,
    Map<String, String> nodeMeta,
    String near,
    Filter<CheckRow> filter,
    Authorizer caller)
    implements StateQuery<List<CheckRow>> {

  /** What checks are chosen by. */
  public enum Of {
    NODE,
    SERVICE,
    STATUS,
    ALL
  }

  @Override
  public Answer<List<CheckRow>> run(ReadTxn txn) {
    Iterable<CheckRow> rows =
        switch (of) {
          case NODE -> txn.scan(CatalogTables.CHECKS, CatalogKeys.allOnNode(name));
          case SERVICE -> txn.scan(CatalogTables.CHECKS_BY_SERVICE, CatalogKeys.allOf(name));
          case STATUS -> txn.scan(CatalogTables.CHECKS_BY_STATUS, CatalogKeys.allOf(name));
          case ALL -> txn.scan(CatalogTables.CHECKS, new byte[0]);
        };
    List<CheckRow> checks = new ArrayList<>();
    for (CheckRow row : rows) {
      if (!CatalogSights.isSeen(caller, row) || isWanted(txn, row)) {
        checks.add(row);
      }
    }
    Nearness.sort(txn, near, checks, CheckRow::node);
    long index =
        of == Of.SERVICE
            ? CatalogIndexes.ofService(txn, name)
            : txn.tableIndex(CatalogTables.CHECKS);
    return new Answer<>(checks, index, true);
  }

  private boolean isWanted(ReadTxn txn, CheckRow row) {
    return filter.test(row) && (nodeMeta.isEmpty() || isOnSuchNode(txn, row));
  }

  private boolean isOnSuchNode(ReadTxn txn, CheckRow row) {
    NodeRow node = txn.get(CatalogTables.NODES, CatalogKeys.node(row.node()));
    return node != null && node.meta().entrySet().containsAll(nodeMeta.entrySet());
  }
}
