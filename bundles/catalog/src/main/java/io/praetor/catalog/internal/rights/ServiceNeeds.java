package io.praetor.catalog.internal.rights;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.command.CatalogKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one must be allowed to do with a service that a request names: as {@link NodeNeeds}, for
 * every name that its instances have, and that proxies have for it.
 */
public record ServiceNeeds(String service, Access access) implements StateQuery<List<Permission>> {

  @Override
  public Answer<List<Permission>> run(ReadTxn txn) {
    List<Permission> needs =
        names(txn, service).stream()
            .map(name -> Permission.of(Resource.SERVICE, access, name))
            .toList();
    return new Answer<>(needs, Answer.NONE, true);
  }

  /** The names of a service: that which it is given, and those that rows have. */
  static Set<String> names(ReadTxn txn, String service) {
    Set<String> names = new LinkedHashSet<>();
    names.add(service);
    if (CatalogKeys.fits(service)) {
      byte[] all = CatalogKeys.allOf(service);
      for (ServiceRow row : txn.scan(CatalogTables.SERVICES_BY_NAME, all)) {
        names.add(row.name());
      }
      for (ServiceRow row : txn.scan(CatalogTables.SERVICES_BY_DESTINATION, all)) {
        names.add(row.destination());
      }
    }
    return names;
  }
}
