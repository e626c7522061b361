package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvChange;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvMemory;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvTombstone;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed at a key, or below a prefix, after an index. Entries and tombstones tell whether
 * anything did, and wake those who wait; what it was is kept for a while only, in the order in
 * which it happened, among all that happened elsewhere.
 *
 * @param key the key or prefix
 * @param below whether it is a prefix
 * @param after the index that was asked with; equal for all who heard of the same change last, so
 *     that they share one evaluation
 * @param quiet from there up to this index nothing happened, as is known from waiting
 */
record KvChanges(String key, boolean below, long after, long quiet)
    implements StateQuery<ChangePage> {

  /** Changes in one answer, unless a single command made more. */
  static final int PAGE_CHANGES = 1_024;

  /** Values in one answer, bytes, unless a single command wrote more. */
  static final int PAGE_BYTES = 1 << 20;

  KvChanges(String key, boolean below, long after) {
    this(key, below, after, after);
  }

  @Override
  public KvChanges since(long index) {
    return index <= quiet ? this : new KvChanges(key, below, after, index);
  }

  @Override
  public Answer<ChangePage> run(ReadTxn txn) {
    KvMemory memory = KvIndexes.changes(txn);
    if (memory != null && memory.maxRows() == 0) {
      return resync(txn, ChangePage.State.OFF);
    }
    // Nothing was ever kept: what there is may have come in any way.
    long floor = memory == null ? KvIndexes.ofStore(txn) : memory.floor();
    long forgotten = memory == null ? floor : memory.forgotten();
    if (quiet > txn.index()) {
      return resync(txn, ChangePage.State.RESYNC);
    }
    // The same for all who hear of nothing new, so that they go on together.
    long onward = Math.max(after, Math.min(forgotten, txn.index()));
    if (isUnchanged(txn, forgotten)) {
      return known(List.of(), onward);
    }
    if (quiet < floor) {
      return resync(txn, ChangePage.State.RESYNC);
    }
    List<KvChange> page = page(txn.glanceNewer(KvTables.CHANGES, quiet));
    return known(page, page.isEmpty() ? onward : page.get(page.size() - 1).modifyIndex());
  }

  /** Nothing new is no news, though where to go on from may move. */
  private Answer<ChangePage> known(List<KvChange> changes, long index) {
    ChangePage page = new ChangePage(ChangePage.State.KNOWN, index, changes);
    return new Answer<>(page, changes.isEmpty() ? after : index, true);
  }

  /** An index beyond the state's own is one of a state that is no more. */
  private Answer<ChangePage> resync(ReadTxn txn, ChangePage.State state) {
    long index = Math.max(txn.index(), 1);
    return new Answer<>(new ChangePage(state, index, List.of()), Math.max(index, after + 1), true);
  }

  /** Whether entries and tombstones show that nothing happened since. */
  private boolean isUnchanged(ReadTxn txn, long forgotten) {
    byte[] bytes = bytes(key);
    if (below) {
      return KvIndexes.known(txn, bytes) <= quiet && quiet >= forgotten;
    }
    KvEntry entry = txn.get(KvTables.ENTRIES, bytes);
    if (entry != null) {
      return entry.modifyIndex() <= quiet;
    }
    KvTombstone tombstone = txn.get(KvTables.TOMBSTONES, bytes);
    return quiet >= forgotten
        && (tombstone == null || tombstone.modifyIndex() <= quiet)
        && KvIndexes.above(txn, bytes) <= quiet;
  }

  /** The first changes that are asked for, commands whole. */
  private List<KvChange> page(Iterable<KvChange> newer) {
    List<KvChange> page = new ArrayList<>();
    long bytes = 0;
    long last = 0;
    for (KvChange change : newer) {
      boolean full = page.size() >= PAGE_CHANGES || bytes >= PAGE_BYTES;
      if (full && change.modifyIndex() != last) {
        break;
      }
      String changed = change.entry().key();
      if (below ? changed.startsWith(key) : changed.equals(key)) {
        page.add(change);
        bytes += change.entry().value().length;
        last = change.modifyIndex();
      }
    }
    return page;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
