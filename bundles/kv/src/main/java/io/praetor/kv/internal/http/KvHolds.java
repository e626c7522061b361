package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Which sessions hold which keys: those that are locked, in the order of session and key. The index
 * is that of the whole store, because a key that was released is in no list of locked ones; who
 * waits is woken by locked keys all the same, and by no others.
 *
 * @param limit how many are told at most
 */
record KvHolds(int limit) implements StateQuery<KvHolds.Found> {

  private static final byte[] ALL = new byte[0];

  /**
   * What was found.
   *
   * @param truncated whether there are more
   */
  record Found(List<Hold> locked, boolean truncated) {}

  /** A locked key, without its value, which may be large and is not told. */
  record Hold(String key, String session, long lockIndex, long modifyIndex) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    List<Hold> locked = new ArrayList<>();
    boolean truncated = false;
    for (KvEntry entry : txn.scan(KvTables.BY_SESSION, ALL)) {
      if (locked.size() == limit) {
        truncated = true;
        break;
      }
      locked.add(new Hold(entry.key(), entry.session(), entry.lockIndex(), entry.modifyIndex()));
    }
    return new Answer<>(new Found(locked, truncated), KvIndexes.ofStore(txn), true);
  }
}
