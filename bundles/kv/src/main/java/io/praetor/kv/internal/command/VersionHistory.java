package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvMemory;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvVersion;
import io.praetor.api.state.WriteTxn;
import java.util.ArrayList;
import java.util.List;

/**
 * What stood at keys, so that it can be looked at and brought back: the newest versions of each
 * key, and of all of them the youngest that fit.
 */
final class VersionHistory {

  private static final byte[] MEMORY_KEY = KeySpace.bytes("versions");

  /** Versions that one command removes at most for want of room. */
  private static final int MAX_REMOVED = 4_096;

  /** Nobody is known by name yet. */
  private static final String NO_AUTHOR = "";

  private static final byte[] ALL = {};

  private final WriteTxn txn;
  private final long maxRows;
  private final long maxBytes;
  private long rows;
  private long bytes;

  private VersionHistory(WriteTxn txn, KvMemory before, long maxRows, long maxBytes) {
    this.txn = txn;
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
    rows = before.rows();
    bytes = before.bytes();
  }

  /**
   * Notes what the open command did to a key.
   *
   * @param limits null for those that hold already
   * @param old what stood there, or null
   * @param now what stands there, or the sign that it went
   * @param deleted whether it went
   */
  static void record(WriteTxn txn, KvLimits limits, KvEntry old, KvEntry now, boolean deleted) {
    KvMemory before = txn.get(KvTables.MEMORY, MEMORY_KEY);
    if (before == null) {
      before = new KvMemory(0, 0, 0, 0, 0, 0, 0);
    }
    long maxRows = limits == null ? before.maxRows() : limits.versions();
    long maxBytes = limits == null ? before.maxBytes() : limits.versionBytes();
    if (maxRows > 0 || before.maxRows() > 0 || before.rows() > 0) {
      VersionHistory history = new VersionHistory(txn, before, maxRows, maxBytes);
      history.add(old, now, deleted);
      history.trim();
      history.remember();
    }
  }

  /** What was written at an index, or null when that is not kept. */
  static KvVersion find(WriteTxn txn, String key, long index) {
    return txn.get(KvTables.VERSIONS, KvVersions.key(key, index));
  }

  /** What stood there before versions were kept becomes one too, before it is lost. */
  private void add(KvEntry old, KvEntry now, boolean deleted) {
    if (maxRows == 0) {
      return;
    }
    if (old != null && find(txn, old.key(), old.modifyIndex()) == null) {
      put(old, false);
    }
    put(now, deleted);
    List<KvVersion> all = new ArrayList<>();
    txn.scan(KvTables.VERSIONS, KvVersions.below(now.key())).forEach(all::add);
    for (int n = 0; n < all.size() - maxRows; n++) {
      remove(all.get(n));
    }
  }

  private void put(KvEntry entry, boolean deleted) {
    KvVersion replaced = find(txn, entry.key(), entry.modifyIndex());
    if (replaced != null) {
      remove(replaced);
    }
    txn.put(
        KvTables.VERSIONS,
        KvVersions.key(entry.key(), entry.modifyIndex()),
        new KvVersion(entry, deleted, NO_AUTHOR, txn.index()));
    rows++;
    bytes += size(entry);
  }

  private void remove(KvVersion version) {
    KvEntry entry = version.entry();
    txn.delete(KvTables.VERSIONS, KvVersions.key(entry.key(), entry.modifyIndex()));
    rows--;
    bytes -= size(entry);
  }

  /** Oldest first, whosever they are. */
  private void trim() {
    long kept = maxRows == 0 ? 0 : maxBytes;
    if (bytes <= kept) {
      return;
    }
    int removed = 0;
    for (KvVersion oldest : txn.scan(KvTables.VERSIONS_BY_AGE, ALL)) {
      if (bytes <= kept || removed == MAX_REMOVED) {
        return;
      }
      remove(oldest);
      removed++;
    }
  }

  private void remember() {
    txn.put(
        KvTables.MEMORY,
        MEMORY_KEY,
        new KvMemory(rows, bytes, 0, 0, maxRows, maxBytes, txn.index()));
  }

  private static long size(KvEntry entry) {
    return KvLimits.size(entry.key(), entry.value());
  }
}
