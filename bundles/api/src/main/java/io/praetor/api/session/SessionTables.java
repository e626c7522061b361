package io.praetor.api.session;

import io.praetor.api.state.IndexId;
import io.praetor.api.state.TableId;

/**
 * The tables of sessions. Keys are UTF-8, parts are divided by a zero byte, names of nodes and
 * checks stand in lower case as in the catalog.
 */
public interface SessionTables {

  /** Key: session id. */
  TableId<SessionRow> SESSIONS = new TableId<>("sessions", SessionRow.class);

  /** Key: node name, check id, session id. */
  TableId<SessionCheck> CHECKS = new TableId<>("session-checks", SessionCheck.class);

  /** Sessions by node name, session id. */
  IndexId<SessionRow> BY_NODE = new IndexId<>(SESSIONS, "node");
}
