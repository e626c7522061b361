package io.praetor.session.internal.query;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.session.internal.command.SessionIds;
import io.praetor.session.internal.command.SessionKeys;
import java.util.List;

/**
 * What one must be allowed to do to change a session: to write sessions of its node. Nothing for
 * one that is not there.
 *
 * @param id of the session, in any form
 */
public record SessionNeeds(String id) implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    return new Answer<>(of(txn, id), Answer.NONE, true);
  }

  /** The same in a state. */
  public static List<Permission> of(ReadTxn txn, String id) {
    if (!SessionIds.refusal(id).isEmpty()) {
      return List.of();
    }
    SessionRow row = txn.get(SessionTables.SESSIONS, SessionKeys.session(SessionIds.canonical(id)));
    return row == null
        ? List.of()
        : List.of(Permission.of(Resource.SESSION, Access.WRITE, row.node()));
  }
}
