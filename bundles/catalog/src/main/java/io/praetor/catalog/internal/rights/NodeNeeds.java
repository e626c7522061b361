package io.praetor.catalog.internal.rights;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.List;

/**
 * What one must be allowed to do with a node that a request names. Rules tell case apart where keys
 * do not, so the right on the name that the node has is needed beside that on the name it is given.
 */
public record NodeNeeds(String node, Access access) implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    return new Answer<>(of(txn, node, access), Answer.NONE, true);
  }

  /** The same in a state. */
  static List<Permission> of(ReadTxn txn, String node, Access access) {
    Permission named = Permission.of(Resource.NODE, access, node);
    NodeRow row =
        CatalogKeys.fits(node) ? txn.get(CatalogTables.NODES, CatalogKeys.node(node)) : null;
    return row == null || row.name().equals(node)
        ? List.of(named)
        : List.of(named, Permission.of(Resource.NODE, access, row.name()));
  }
}
