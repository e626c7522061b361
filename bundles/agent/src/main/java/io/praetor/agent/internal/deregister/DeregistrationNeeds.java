package io.praetor.agent.internal.deregister;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What a caller must be allowed to do to have something deregistered: whoever may write a node may
 * do so with all that is on it, others need what they deregister, by its name in the catalog.
 */
record DeregistrationNeeds(Deregistration wish, Authorizer caller)
    implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    Permission node = Permission.of(Resource.NODE, Access.WRITE, wish.node());
    String service = caller.allows(node) ? "" : serviceName(txn);
    Permission need =
        service.isEmpty() ? node : Permission.of(Resource.SERVICE, Access.WRITE, service);
    return new Answer<>(List.of(need), Answer.NONE, true);
  }

  /** Name of the service that it is about; empty when it is about none that is there. */
  private String serviceName(ReadTxn txn) {
    byte[] onNode = (wish.node().toLowerCase(Locale.ROOT) + '\0').getBytes(StandardCharsets.UTF_8);
    for (ServiceRow row : txn.scan(CatalogTables.SERVICES, onNode)) {
      if (row.id().equalsIgnoreCase(wish.service())) {
        return row.name();
      }
    }
    for (CheckRow row : txn.scan(CatalogTables.CHECKS, onNode)) {
      if (row.id().equalsIgnoreCase(wish.check())) {
        return row.serviceName();
      }
    }
    return "";
  }
}
