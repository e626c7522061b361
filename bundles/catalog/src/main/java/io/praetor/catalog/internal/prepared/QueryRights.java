package io.praetor.catalog.internal.prepared;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Authorizer;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.spi.http.Sight;
import java.util.List;

/**
 * What callers must be allowed to do with prepared queries. One without a name is protected by its
 * id alone: whoever knows that may do everything with it, and only those who administer access see
 * it in lists.
 */
final class QueryRights {

  private static final Permission ADMINISTER = Permission.of(Resource.ACL, Access.WRITE);

  static final Sight<List<PreparedQueryRow>> LIST =
      Sight.each(
          (query, caller) ->
              caller.allows(ADMINISTER) || (isNamed(query) && mayRead(query, caller)));

  /** Whoever asks for one that is not for them is told so. */
  static final Sight<List<PreparedQueryRow>> ONE =
      (found, caller) -> {
        found.forEach(query -> requireRead(query, caller));
        return found;
      };

  private QueryRights() {}

  /** A template stands for all names that begin with its own, even when that is empty. */
  private static boolean isNamed(PreparedQueryRow query) {
    return !query.name().isEmpty() || query.isTemplate();
  }

  private static boolean mayRead(PreparedQueryRow query, Authorizer caller) {
    return caller.allows(Resource.QUERY, Access.READ, query.name());
  }

  /** Refuses to show a query. */
  static void requireRead(PreparedQueryRow query, Authorizer caller) {
    if (isNamed(query) && !caller.allows(ADMINISTER) && !mayRead(query, caller)) {
      throw new ForbiddenException("Permission denied");
    }
  }

  /** To change a query into, or from, what it is. */
  static List<Permission> writing(PreparedQueryRow query) {
    return isNamed(query)
        ? List.of(Permission.of(Resource.QUERY, Access.WRITE, query.name()))
        : List.of();
  }

  /** Whether the tokens of queries are not for a caller. */
  static boolean isSecret(Authorizer caller) {
    return !caller.allows(ADMINISTER);
  }
}
