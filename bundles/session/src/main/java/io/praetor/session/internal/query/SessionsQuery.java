package io.praetor.session.internal.query;

import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/** All sessions, in the order of their ids. */
public record SessionsQuery() implements StateQuery<List<SessionRow>> {

  private static final byte[] ALL = {};

  @Override
  public Answer<List<SessionRow>> run(ReadTxn txn) {
    List<SessionRow> sessions = new ArrayList<>();
    txn.scan(SessionTables.SESSIONS, ALL).forEach(sessions::add);
    return new Answer<>(sessions, txn.tableIndex(SessionTables.SESSIONS), true);
  }
}
