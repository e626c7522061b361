package io.praetor.catalog.internal.rights;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.command.Deregistration;
import java.util.List;

/**
 * What a caller must be allowed to do to deregister something: whoever may write a node may do so
 * with all that is on it, others need what they deregister. They do not learn what is not there.
 */
public record DeregistrationNeeds(Deregistration wanted, Authorizer caller)
    implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    List<Permission> node = NodeNeeds.of(txn, wanted.node(), Access.WRITE);
    List<Permission> needs = node.stream().allMatch(caller::allows) ? node : ofThing(txn, node);
    return new Answer<>(needs, Answer.NONE, true);
  }

  private List<Permission> ofThing(ReadTxn txn, List<Permission> node) {
    if (!wanted.serviceId().isEmpty()) {
      ServiceRow row =
          txn.get(CatalogTables.SERVICES, CatalogKeys.onNode(wanted.node(), wanted.serviceId()));
      return row == null ? node : List.of(RegistrationNeeds.write(Resource.SERVICE, row.name()));
    }
    CheckRow row =
        wanted.checkId().isEmpty()
            ? null
            : txn.get(CatalogTables.CHECKS, CatalogKeys.onNode(wanted.node(), wanted.checkId()));
    return row == null || row.serviceId().isEmpty() ? node : List.of(RegistrationNeeds.of(row));
  }
}
