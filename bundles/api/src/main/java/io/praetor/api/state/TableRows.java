package io.praetor.api.state;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The rows of one table as they are in one version of the state, to be compared with those of
 * another version. Immutable; for any thread, and for as long as the store that they come from is
 * in use. Whoever keeps them keeps these rows from being freed, and nothing else of the version.
 */
@ProviderType
public interface TableRows<R extends Row> {

  /**
   * The rows that are not the same objects as in an earlier version, in key order: what was
   * changed, what came and what went. What commands left alone costs nothing. Behind a restored
   * snapshot every row is another object, also where it says the same.
   *
   * @param before of the same table and the same store
   */
  Iterable<Difference<R>> since(TableRows<R> before);

  /**
   * What became of one key.
   *
   * @param before null when there was no row
   * @param after null when there is none any more; never both null
   */
  record Difference<R extends Row>(R before, R after) {}
}
