package io.praetor.catalog.internal.prepared;

import io.praetor.api.acl.Permission;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.List;

/** What one must be allowed to do to change the query of an id; nothing when there is none. */
record QueryNeeds(String id) implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    PreparedQueryRow row = QueryRows.byId(txn, id);
    return new Answer<>(row == null ? List.of() : QueryRights.writing(row), Answer.NONE, true);
  }
}
