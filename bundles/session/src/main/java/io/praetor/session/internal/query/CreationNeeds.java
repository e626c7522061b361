package io.praetor.session.internal.query;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.session.internal.command.SessionKeys;
import java.util.List;

/**
 * What one must be allowed to do to make a session on a node. Rules tell case apart where keys do
 * not, so the right on the name that the node has is needed beside that on the name it is given.
 */
public record CreationNeeds(String node) implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    Permission named = Permission.of(Resource.SESSION, Access.WRITE, node);
    NodeRow row = txn.get(CatalogTables.NODES, SessionKeys.node(node));
    List<Permission> needs =
        row == null || row.name().equals(node)
            ? List.of(named)
            : List.of(named, Permission.of(Resource.SESSION, Access.WRITE, row.name()));
    return new Answer<>(needs, Answer.NONE, true);
  }
}
