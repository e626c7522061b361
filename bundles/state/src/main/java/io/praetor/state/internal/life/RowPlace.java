package io.praetor.state.internal.life;

import java.util.Arrays;

/**
 * Where a row stands.
 *
 * @param table number of its table
 * @param key never changed
 */
record RowPlace(int table, byte[] key) {

  private static final int HASH_FACTOR = 31;

  @Override
  public boolean equals(Object object) {
    return object instanceof RowPlace other
        && table == other.table
        && Arrays.equals(key, other.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key) * HASH_FACTOR + table;
  }
}
