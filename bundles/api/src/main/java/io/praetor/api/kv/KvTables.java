package io.praetor.api.kv;

import io.praetor.api.state.IndexId;
import io.praetor.api.state.TableId;

/** The tables of the key/value store; the row key is the key in UTF-8. */
public interface KvTables {

  /** What is stored. */
  TableId<KvEntry> ENTRIES = new TableId<>("kvs", KvEntry.class);

  /** What was deleted lately. */
  TableId<KvTombstone> TOMBSTONES = new TableId<>("tombstones", KvTombstone.class);

  /** Locked entries by session id, a zero byte, and key. */
  IndexId<KvEntry> BY_SESSION = new IndexId<>(ENTRIES, "session");

  /** Keys that go by themselves. */
  TableId<KvLifetime> LIFETIMES = new TableId<>("kv-lifetimes", KvLifetime.class);

  /** Keys that may not be locked yet. */
  TableId<KvLockDelay> LOCK_DELAYS = new TableId<>("kv-lock-delays", KvLockDelay.class);
}
