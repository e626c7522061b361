package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One key. Its index is its own modify index, so that writes to other keys do not seem to be news;
 * a key that is not there has the index of the whole store.
 */
record KvGet(String key) implements StateQuery<KvFound> {

  @Override
  public Answer<KvFound> run(ReadTxn txn) {
    KvEntry entry = txn.get(KvTables.ENTRIES, key.getBytes(StandardCharsets.UTF_8));
    return entry == null
        ? new Answer<>(KvFound.NOTHING, KvIndexes.ofStore(txn), false)
        : new Answer<>(KvFound.of(txn, List.of(entry)), entry.modifyIndex(), true);
  }
}
