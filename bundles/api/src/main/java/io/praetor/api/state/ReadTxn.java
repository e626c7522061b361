package io.praetor.api.state;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One immutable version of the whole state. Every read of rows is remembered: a query that waits is
 * woken by changes of what it read, and of nothing else. {@link #tableIndex} is not remembered: it
 * moves with every write. Used by one thread at a time; never blocks.
 */
@ProviderType
public interface ReadTxn {

  /** State index of this version: that of its newest command. */
  long index();

  /** The row at a key, or null. */
  <R extends Row> R get(TableId<R> table, byte[] key);

  /** Rows whose key begins with the prefix, in key order. An empty prefix is the whole table. */
  <R extends Row> Iterable<R> scan(TableId<R> table, byte[] prefix);

  /** Rows whose index key begins with the prefix, in index order. */
  <R extends Row> Iterable<R> scan(IndexId<R> index, byte[] prefix);

  /** All rows of a table, to be compared with those of another version; costs nothing by itself. */
  <R extends Row> TableRows<R> rows(TableId<R> table);

  /**
   * The row at a key, or null, without being remembered: for what is part of an answer but no
   * reason to give it.
   */
  <R extends Row> R glance(TableId<R> table, byte[] key);

  /**
   * Rows that changed after an index, in key order; not remembered either. It costs what it finds,
   * not what is there.
   */
  <R extends Row> Iterable<R> glanceNewer(TableId<R> table, long after);

  /** Newest index among the table's changes, deletions included; 0 for a table never written. */
  long tableIndex(TableId<?> table);

  /** Newest modify index among the rows below the prefix, 0 when there are none; O(prefix). */
  long newestBelow(TableId<?> table, byte[] prefix);
}
