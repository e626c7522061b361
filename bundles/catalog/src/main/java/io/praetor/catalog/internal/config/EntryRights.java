package io.praetor.catalog.internal.config;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.spi.http.Sight;
import java.util.List;

/**
 * What callers must be allowed to do with entries: those of a service are the service's, and may
 * lead only to services that one may read; what one service lets others do is a matter of
 * intentions; gateways belong to the operator; what holds for all proxies everybody may know.
 */
final class EntryRights {

  static final Sight<List<ConfigEntryRow>> ENTRIES =
      Sight.each((row, caller) -> mayRead(row.kind(), row.name(), caller));

  /** The entry may have another name than the one that it was asked for by. */
  static final Sight<ConfigEntryQuery.Found> ENTRY =
      (found, caller) -> {
        if (found.row() != null) {
          requireRead(found.kind(), found.row().name(), caller);
        }
        return found;
      };

  private EntryRights() {}

  static boolean mayRead(String kind, String name, Authorizer caller) {
    return switch (kind) {
      case ServiceDefaults.KIND,
          ServiceRouter.KIND,
          ServiceSplitter.KIND,
          ServiceResolver.KIND,
          IngressGateway.KIND,
          TerminatingGateway.KIND ->
          caller.allows(Resource.SERVICE, Access.READ, name);
      case ServiceIntentions.KIND -> caller.allows(Resource.INTENTION, Access.READ, name);
      case ProxyDefaults.KIND, MeshSettings.KIND -> true;
      default -> caller.allows(Permission.of(Resource.OPERATOR, Access.READ));
    };
  }

  /** Refuses to show an entry. */
  static void requireRead(String kind, String name, Authorizer caller) {
    if (!mayRead(kind, name, caller)) {
      throw new ForbiddenException("Permission denied");
    }
  }

  /** Refuses to write an entry. */
  static void requireWrite(ConfigEntry entry, Authorizer caller) {
    caller.require(writing(entry.kind(), entry.name()));
    if (!entry.kind().equals(IngressGateway.KIND)) {
      for (String service : ConfigKinds.references(entry)) {
        caller.require(Resource.SERVICE, Access.READ, service);
      }
    }
  }

  /** What it takes to change an entry. */
  static Permission writing(String kind, String name) {
    return switch (kind) {
      case ServiceDefaults.KIND, ServiceRouter.KIND, ServiceSplitter.KIND, ServiceResolver.KIND ->
          Permission.of(Resource.SERVICE, Access.WRITE, name);
      case ServiceIntentions.KIND -> Permission.of(Resource.INTENTION, Access.WRITE, name);
      default -> Permission.of(Resource.OPERATOR, Access.WRITE);
    };
  }
}
