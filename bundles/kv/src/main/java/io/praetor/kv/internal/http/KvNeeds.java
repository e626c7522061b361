package io.praetor.kv.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Permission;
import io.praetor.api.acl.Resource;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import java.util.List;

/** What callers must be allowed to do with keys, where access is controlled. */
final class KvNeeds {

  static final Need WRITE =
      Need.of(Resource.KEY, Access.WRITE, request -> KeyName.of(request.remainder()));

  static final Need DELETE =
      new Need.Rights("key:write", request -> List.of(deletion(request)), Need.Refusal.PLAIN);

  private KvNeeds() {}

  /**
   * To read one key, or what changed below a prefix, one must be allowed to read it; of a list,
   * what may not be read is left out.
   *
   * @param listPolicy whether to list is a right of its own
   */
  static Need read(boolean listPolicy) {
    return new Need.Rights(
        listPolicy ? "key:read, key:list for lists" : "key:read, lists show key:read",
        request -> reading(request, listPolicy),
        Need.Refusal.PLAIN);
  }

  private static List<Permission> reading(HttpRequest request, boolean listPolicy) {
    String key = KeyName.prefix(request.remainder());
    boolean changes = request.has("changes");
    boolean below = request.has("recurse");
    if (!below && (changes || !request.has("keys"))) {
      return List.of(Permission.of(Resource.KEY, Access.READ, KeyName.of(key)));
    }
    if (changes) {
      // Who may not see all of it would not even know where to go on from.
      return List.of(Permission.below(Resource.KEY, Access.READ, key));
    }
    return listPolicy ? List.of(Permission.of(Resource.KEY, Access.LIST, key)) : List.of();
  }

  private static Permission deletion(HttpRequest request) {
    String key = KeyName.prefix(request.remainder());
    return request.has("recurse")
        ? Permission.below(Resource.KEY, Access.WRITE, key)
        : Permission.of(Resource.KEY, Access.WRITE, KeyName.of(key));
  }
}
