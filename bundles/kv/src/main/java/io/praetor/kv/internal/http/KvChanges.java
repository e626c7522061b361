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
import java.util.Comparator;
import java.util.List;

/**
 * What changed at a key, or below a prefix, after an index. Changes are kept for a while only, and
 * much may have changed elsewhere meanwhile; what was not kept is known all the same where entries
 * and tombstones show that nothing happened.
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

  private static final Comparator<KvChange> ORDER =
      Comparator.comparingLong(KvChange::modifyIndex).thenComparing(change -> change.entry().key());

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
    if (quiet > txn.index() || (quiet < floor && !isUnchanged(txn, forgotten))) {
      return resync(txn, ChangePage.State.RESYNC);
    }
    List<KvChange> changes = new ArrayList<>();
    txn.newer(KvTables.CHANGES_BY_KEY, place(), quiet).forEach(changes::add);
    if (changes.isEmpty()) {
      long index = Math.max(after, Math.min(forgotten, txn.index()));
      return new Answer<>(new ChangePage(ChangePage.State.KNOWN, index, List.of()), after, true);
    }
    changes.sort(ORDER);
    List<KvChange> page = page(changes);
    long index = page.get(page.size() - 1).modifyIndex();
    return new Answer<>(new ChangePage(ChangePage.State.KNOWN, index, page), index, true);
  }

  /** An index beyond the state's own is one of a state that is no more. */
  private Answer<ChangePage> resync(ReadTxn txn, ChangePage.State state) {
    long index = Math.max(txn.index(), 1);
    return new Answer<>(new ChangePage(state, index, List.of()), Math.max(index, after + 1), true);
  }

  /** The prefix in the index of changes: a zero byte ends a key. */
  private byte[] place() {
    return bytes(below ? key : key + '\0');
  }

  /** Whether entries and tombstones show that nothing happened since. */
  private boolean isUnchanged(ReadTxn txn, long forgotten) {
    byte[] bytes = bytes(key);
    if (below) {
      return quiet >= forgotten && KvIndexes.known(txn, bytes) <= quiet;
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

  /** The first changes, commands whole. */
  private static List<KvChange> page(List<KvChange> changes) {
    long bytes = 0;
    int end = 0;
    while (end < changes.size()) {
      boolean full = end >= PAGE_CHANGES || bytes >= PAGE_BYTES;
      if (full && changes.get(end).modifyIndex() != changes.get(end - 1).modifyIndex()) {
        break;
      }
      bytes += changes.get(end).entry().value().length;
      end++;
    }
    return List.copyOf(changes.subList(0, end));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
