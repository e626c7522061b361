package io.praetor.session.internal.query;

import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.session.internal.command.SessionIds;
import io.praetor.session.internal.command.SessionKeys;

/**
 * One session.
 *
 * @param id as it was asked for
 */
public record SessionQuery(String id) implements StateQuery<SessionQuery.Found> {

  /**
   * A session, or why none can be looked up.
   *
   * @param session null when there is none
   * @param refusal empty when the id is one
   */
  public record Found(SessionRow session, String refusal) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    String refusal = SessionIds.refusal(id);
    if (!refusal.isEmpty()) {
      return new Answer<>(new Found(null, refusal), Long.MAX_VALUE, true); // nobody waits for it
    }
    byte[] key = SessionKeys.session(SessionIds.canonical(id));
    SessionRow session = txn.get(SessionTables.SESSIONS, key);
    long index = txn.tableIndex(SessionTables.SESSIONS);
    return new Answer<>(new Found(session, ""), index, session != null);
  }
}
