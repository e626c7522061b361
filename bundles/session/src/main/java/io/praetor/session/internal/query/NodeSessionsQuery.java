package io.praetor.session.internal.query;

import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.session.internal.command.SessionKeys;
import java.util.ArrayList;
import java.util.List;

/** The sessions of a node, in the order of their ids. */
public record NodeSessionsQuery(String node) implements StateQuery<List<SessionRow>> {

  @Override
  public Answer<List<SessionRow>> run(ReadTxn txn) {
    List<SessionRow> sessions = new ArrayList<>();
    txn.scan(SessionTables.BY_NODE, SessionKeys.ofNode(node)).forEach(sessions::add);
    return new Answer<>(sessions, txn.tableIndex(SessionTables.SESSIONS), true);
  }
}
