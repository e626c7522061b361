package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvChange;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvMemory;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What changed lately, for those who follow. Commands are kept whole or not at all: what is missing
 * is everything up to an index, the floor, and nothing after it. When there is too much, somewhat
 * more than the surplus goes, oldest first, so that most commands remove nothing.
 */
final class ChangeHistory {

  /** Key of the row that tells how much is kept. */
  static final byte[] MEMORY_KEY = KeySpace.bytes("changes");

  /** One in so many is free after a removal. */
  private static final long SLACK = 8;

  /** Rows that one command removes at most (and the rest of a command that it began to remove). */
  private static final int MAX_REMOVED = 4_096;

  private static final byte[] ALL = {};

  private final WriteTxn txn;
  private final long maxRows;
  private final long maxBytes;
  private long rows;
  private long bytes;
  private long floor;
  private long forgotten;

  /** Whether the open command wrote here before. */
  private final boolean resumed;

  private ChangeHistory(WriteTxn txn, KvMemory before, long maxRows, long maxBytes) {
    this.txn = txn;
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
    rows = before.rows();
    bytes = before.bytes();
    boolean begins = before.maxRows() == 0;
    floor = begins ? txn.index() - 1 : before.floor();
    forgotten = begins ? txn.index() - 1 : before.forgotten();
    resumed = before.modifyIndex() == txn.index();
  }

  /**
   * Notes changes of the open command.
   *
   * @param limits null for those that hold already
   */
  static void record(WriteTxn txn, KvLimits limits, List<KvChange> changes) {
    KvMemory before = txn.get(KvTables.MEMORY, MEMORY_KEY);
    if (before == null) {
      before = new KvMemory(0, 0, 0, 0, 0, 0, 0);
    }
    long maxRows = limits == null ? before.maxRows() : limits.changes();
    long maxBytes = limits == null ? before.maxBytes() : limits.changeBytes();
    if (maxRows > 0 || before.maxRows() > 0 || before.rows() > 0) {
      new ChangeHistory(txn, before, maxRows, maxBytes).add(changes);
    }
  }

  /** Nothing but lists tells any more what went up to an index. */
  static void forget(WriteTxn txn, long upTo) {
    KvMemory before = txn.get(KvTables.MEMORY, MEMORY_KEY);
    if (before != null && before.forgotten() < upTo) {
      txn.put(
          KvTables.MEMORY,
          MEMORY_KEY,
          new KvMemory(
              before.rows(),
              before.bytes(),
              before.floor(),
              upTo,
              before.maxRows(),
              before.maxBytes(),
              txn.index()));
    }
  }

  private void add(List<KvChange> changes) {
    if (fits(changes)) {
      changes.forEach(this::add);
      if (rows > maxRows || bytes > maxBytes) {
        trim(maxRows - maxRows / SLACK, maxBytes - maxBytes / SLACK);
      }
    } else {
      floor = txn.index();
      trim(0, 0);
    }
    txn.put(
        KvTables.MEMORY,
        MEMORY_KEY,
        new KvMemory(rows, bytes, floor, forgotten, maxRows, maxBytes, txn.index()));
  }

  private boolean fits(List<KvChange> changes) {
    long size = 0;
    for (KvChange change : changes) {
      size += size(change);
    }
    return changes.size() <= maxRows && size <= maxBytes;
  }

  /** Several operations of one command on one key are one change, which is the last. */
  private void add(KvChange change) {
    byte[] key = key(change);
    KvChange replaced = resumed ? txn.get(KvTables.CHANGES, key) : null;
    if (replaced != null) {
      rows--;
      bytes -= size(replaced);
    }
    txn.put(KvTables.CHANGES, key, change);
    rows++;
    bytes += size(change);
  }

  private void trim(long keptRows, long keptBytes) {
    int removed = 0;
    long removing = 0;
    for (KvChange oldest : txn.scan(KvTables.CHANGES, ALL)) {
      long index = oldest.modifyIndex();
      boolean enough = (rows <= keptRows && bytes <= keptBytes) || removed >= MAX_REMOVED;
      if (index == txn.index() || (enough && index != removing)) {
        return;
      }
      txn.delete(KvTables.CHANGES, key(oldest));
      rows--;
      bytes -= size(oldest);
      floor = Math.max(floor, index);
      removing = index;
      removed++;
    }
  }

  private static long size(KvChange change) {
    return KvLimits.size(change.entry().key(), change.entry().value());
  }

  private static byte[] key(KvChange change) {
    KvEntry entry = change.entry();
    byte[] key = KeySpace.bytes(entry.key());
    return ByteBuffer.allocate(Long.BYTES + key.length)
        .putLong(entry.modifyIndex())
        .put(key)
        .array();
  }
}
