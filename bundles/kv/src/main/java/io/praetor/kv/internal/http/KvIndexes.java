package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvMemory;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvTombstone;
import io.praetor.api.state.ReadTxn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The indexes that reads of the key/value store report. */
final class KvIndexes {

  /** Key of the row that tells which changes are kept. */
  private static final byte[] CHANGES = "changes".getBytes(StandardCharsets.UTF_8);

  private KvIndexes() {}

  /** Newest change of anything. */
  static long ofStore(ReadTxn txn) {
    return Math.max(txn.tableIndex(KvTables.ENTRIES), txn.tableIndex(KvTables.TOMBSTONES));
  }

  /**
   * Newest change below a prefix, deletions included; that of the store where there was none. It
   * does not go back when tombstones are removed, so changes can be followed from there on: {@link
   * KvChanges} does not miss what is no longer known of earlier ones.
   */
  static long below(ReadTxn txn, byte[] prefix) {
    if (prefix.length == 0) {
      return ofStore(txn);
    }
    return here(txn, prefix) == 0 ? ofStore(txn) : Math.max(known(txn, prefix), forgotten(txn));
  }

  /** Newest change below a prefix that entries and tombstones tell of; 0 when they tell of none. */
  static long known(ReadTxn txn, byte[] prefix) {
    return Math.max(here(txn, prefix), above(txn, prefix));
  }

  private static long here(ReadTxn txn, byte[] prefix) {
    return Math.max(
        txn.newestBelow(KvTables.ENTRIES, prefix), txn.newestBelow(KvTables.TOMBSTONES, prefix));
  }

  /** The tombstone of a tree that this was part of stands higher up. */
  static long above(ReadTxn txn, byte[] prefix) {
    long newest = 0;
    if (txn.tableIndex(KvTables.TOMBSTONES) > 0) {
      for (int length = 1; length < prefix.length; length++) {
        KvTombstone tombstone = txn.glance(KvTables.TOMBSTONES, Arrays.copyOf(prefix, length));
        newest = tombstone == null ? newest : Math.max(newest, tombstone.modifyIndex());
      }
    }
    return newest;
  }

  /** What is kept of changes, null when that was never said. */
  static KvMemory changes(ReadTxn txn) {
    return txn.glance(KvTables.MEMORY, CHANGES);
  }

  private static long forgotten(ReadTxn txn) {
    KvMemory memory = changes(txn);
    return memory == null ? 0 : memory.forgotten();
  }
}
