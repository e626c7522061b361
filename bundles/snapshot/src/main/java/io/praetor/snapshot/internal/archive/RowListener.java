package io.praetor.snapshot.internal.archive;

/** Hears of every row of a state, in the order in which they stand there. */
@FunctionalInterface
public interface RowListener {

  /** Does not care. */
  RowListener NONE = (table, key, bytes) -> {};

  /**
   * A row came.
   *
   * @param table its name
   * @param key without the table's number
   * @param bytes key and value, as they stand there
   */
  void row(String table, byte[] key, long bytes);
}
