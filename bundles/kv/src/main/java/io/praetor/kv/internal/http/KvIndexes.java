package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvTables;
import io.praetor.api.state.ReadTxn;

/** The indexes that reads of the key/value store report. */
final class KvIndexes {

  private KvIndexes() {}

  /** Newest change of anything. */
  static long ofStore(ReadTxn txn) {
    return Math.max(txn.tableIndex(KvTables.ENTRIES), txn.tableIndex(KvTables.TOMBSTONES));
  }

  /** Newest change below a prefix, deletions included; that of the store where there was none. */
  static long below(ReadTxn txn, byte[] prefix) {
    if (prefix.length == 0) {
      return ofStore(txn);
    }
    long newest =
        Math.max(
            txn.newestBelow(KvTables.ENTRIES, prefix),
            txn.newestBelow(KvTables.TOMBSTONES, prefix));
    return newest == 0 ? ofStore(txn) : newest;
  }
}
