package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;

/**
 * One key. Its index is its own modify index, so that writes to other keys do not seem to be news;
 * a key that is not there has the index of the whole store.
 */
record KvGet(String key) implements StateQuery<KvEntry> {

  @Override
  public Answer<KvEntry> run(ReadTxn txn) {
    KvEntry entry = txn.get(KvTables.ENTRIES, key.getBytes(StandardCharsets.UTF_8));
    return entry == null
        ? new Answer<>(null, KvIndexes.ofStore(txn), false)
        : new Answer<>(entry, entry.modifyIndex(), true);
  }
}
