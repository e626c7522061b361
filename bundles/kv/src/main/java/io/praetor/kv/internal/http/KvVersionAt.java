package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvVersion;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.kv.internal.command.KvVersions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What stood at a key since a command.
 *
 * @param version modify index that the entry had then
 */
record KvVersionAt(String key, long version) implements StateQuery<KvFound> {

  @Override
  public Answer<KvFound> run(ReadTxn txn) {
    KvEntry entry = txn.get(KvTables.ENTRIES, key.getBytes(StandardCharsets.UTF_8));
    if (entry == null || entry.modifyIndex() != version) {
      KvVersion kept = txn.get(KvTables.VERSIONS, KvVersions.key(key, version));
      entry = kept == null || kept.deleted() ? null : kept.entry();
    }
    return entry == null
        ? new Answer<>(KvFound.NOTHING, KvIndexes.ofStore(txn), false)
        : new Answer<>(new KvFound(List.of(entry), Map.of()), version, true);
  }
}
