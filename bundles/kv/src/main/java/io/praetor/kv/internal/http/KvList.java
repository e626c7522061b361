package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every entry whose key begins with the prefix, in key order. */
record KvList(String prefix) implements StateQuery<KvFound> {

  @Override
  public Answer<KvFound> run(ReadTxn txn) {
    byte[] bytes = prefix.getBytes(StandardCharsets.UTF_8);
    List<KvEntry> entries = new ArrayList<>();
    txn.scan(KvTables.ENTRIES, bytes).forEach(entries::add);
    return new Answer<>(KvFound.of(txn, entries), KvIndexes.below(txn, bytes), true);
  }
}
