package io.praetor.api.session;

import io.praetor.api.state.IndexId;
import io.praetor.api.state.TableId;

/**
 * The table of sessions. Keys are UTF-8, parts are divided by a zero byte, names of nodes stand in
 * lower case as in the catalog.
 */
public interface SessionTables {

  /** Key: session id. */
  TableId<SessionRow> SESSIONS = new TableId<>("sessions", SessionRow.class);

  /** Sessions by node name, session id. */
  IndexId<SessionRow> BY_NODE = new IndexId<>(SESSIONS, "node");
}
