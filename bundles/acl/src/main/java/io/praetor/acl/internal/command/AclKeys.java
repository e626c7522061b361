package io.praetor.acl.internal.command;

import io.praetor.api.acl.AclTables;
import io.praetor.api.acl.AuthMethodRow;
import io.praetor.api.acl.PolicyRow;
import io.praetor.api.acl.RoleRow;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.Row;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;

/** Where rows stand, and how they are found. */
public final class AclKeys {

  /** All rows of a table. */
  public static final byte[] ALL = new byte[0];

  /** The one row of its table. */
  public static final byte[] ONLY = new byte[0];

  private AclKeys() {}

  /** Key of an id or a name that is one whatever its case. */
  public static byte[] key(String id) {
    return id.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  /** What index keys of a first part begin with. */
  public static byte[] part(String first) {
    return key(first + '\0');
  }

  public static TokenRow token(ReadTxn txn, String accessor) {
    return txn.get(AclTables.TOKENS, key(accessor));
  }

  public static TokenRow tokenBySecret(ReadTxn txn, String secret) {
    return first(txn, AclTables.TOKENS_BY_SECRET, (secret + '\0').getBytes(StandardCharsets.UTF_8));
  }

  public static PolicyRow policy(ReadTxn txn, String id) {
    return txn.get(AclTables.POLICIES, key(id));
  }

  public static PolicyRow policyByName(ReadTxn txn, String name) {
    return first(txn, AclTables.POLICIES_BY_NAME, part(name));
  }

  public static RoleRow role(ReadTxn txn, String id) {
    return txn.get(AclTables.ROLES, key(id));
  }

  public static RoleRow roleByName(ReadTxn txn, String name) {
    return first(txn, AclTables.ROLES_BY_NAME, part(name));
  }

  public static AuthMethodRow method(ReadTxn txn, String name) {
    return txn.get(AclTables.AUTH_METHODS, key(name));
  }

  private static <R extends Row> R first(ReadTxn txn, IndexId<R> index, byte[] prefix) {
    Iterator<R> found = txn.scan(index, prefix).iterator();
    return found.hasNext() ? found.next() : null;
  }
}
