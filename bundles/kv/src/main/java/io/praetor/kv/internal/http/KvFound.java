package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvLifetime;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.ReadTxn;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries, and for how long those live that go by themselves. A life that begins anew is no news
 * about the key, so nobody who waits is woken by it.
 *
 * @param lives milliseconds by key
 */
record KvFound(List<KvEntry> entries, Map<String, Long> lives) {

  static final KvFound NOTHING = new KvFound(List.of(), Map.of());

  static KvFound of(ReadTxn txn, List<KvEntry> entries) {
    return new KvFound(entries, lives(txn, entries));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  private static Map<String, Long> lives(ReadTxn txn, List<KvEntry> entries) {
    if (txn.tableIndex(KvTables.LIFETIMES) == 0) {
      return Map.of();
    }
    Map<String, Long> lives = new HashMap<>();
    for (KvEntry entry : entries) {
      KvLifetime life =
          txn.glance(KvTables.LIFETIMES, entry.key().getBytes(StandardCharsets.UTF_8));
      if (life != null) {
        lives.put(entry.key(), life.lifeMillis());
      }
    }
    return lives;
  }
}
