package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvVersion;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.kv.internal.command.KvVersions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What stood at a key, newest first; what stands there now is its newest version. */
record KvHistory(String key) implements StateQuery<List<KvVersion>> {

  @Override
  public Answer<List<KvVersion>> run(ReadTxn txn) {
    List<KvVersion> kept = new ArrayList<>();
    txn.scan(KvTables.VERSIONS, KvVersions.below(key)).forEach(kept::add);
    KvEntry entry = txn.get(KvTables.ENTRIES, key.getBytes(StandardCharsets.UTF_8));
    long newest = kept.isEmpty() ? 0 : kept.get(kept.size() - 1).entry().modifyIndex();
    if (entry != null && entry.modifyIndex() > newest) {
      newest = entry.modifyIndex();
      kept.add(new KvVersion(entry, false, "", newest));
    }
    List<KvVersion> versions = new ArrayList<>(kept.size());
    for (int n = kept.size() - 1; n >= 0; n--) {
      versions.add(kept.get(n));
    }
    return new Answer<>(
        versions, versions.isEmpty() ? KvIndexes.ofStore(txn) : newest, !versions.isEmpty());
  }
}
