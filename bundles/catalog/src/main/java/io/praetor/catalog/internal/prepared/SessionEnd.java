package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.ArrayList;
import java.util.List;

/** Lets prepared queries go with the session that they are bound to. Pure. */
public final class SessionEnd {

  /** A session changed; see {@link io.praetor.api.state.ChangeHook#changed}. */
  public void changed(WriteTxn txn, RowChange change) {
    if (change.after() != null || !(change.before() instanceof SessionRow session)) {
      return;
    }
    List<String> bound = new ArrayList<>();
    byte[] all = CatalogKeys.allOf(session.id());
    for (PreparedQueryRow row : txn.scan(CatalogTables.QUERIES_BY_SESSION, all)) {
      bound.add(row.id());
    }
    bound.forEach(id -> txn.delete(CatalogTables.QUERIES, CatalogKeys.node(id)));
  }
}
