package io.praetor.acl.internal.http;

import io.praetor.acl.internal.command.AclKeys;
import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/** Questions about auth methods. */
final class MethodQueries {

  private MethodQueries() {}

  /** All auth methods, by name. */
  record All() implements StateQuery<List<AuthMethodRow>> {
    @Override
    public Answer<List<AuthMethodRow>> run(ReadTxn txn) {
      List<AuthMethodRow> methods = new ArrayList<>();
      txn.scan(AclTables.AUTH_METHODS, AclKeys.ALL).forEach(methods::add);
      return new Answer<>(methods, txn.tableIndex(AclTables.AUTH_METHODS), true);
    }
  }

  /** One auth method. */
  record One(String name) implements StateQuery<AuthMethodRow> {
    @Override
    public Answer<AuthMethodRow> run(ReadTxn txn) {
      AuthMethodRow found = AclKeys.method(txn, name);
      return new Answer<>(found, txn.tableIndex(AclTables.AUTH_METHODS), found != null);
    }
  }
}
