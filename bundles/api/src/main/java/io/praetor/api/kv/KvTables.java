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

  /** What changed lately. Key: modify index in eight bytes, high ones first, and key. */
  TableId<KvChange> CHANGES = new TableId<>("kv-changes", KvChange.class);

  /** What is kept of the past. Keys: {@code changes} and {@code versions}. */
  TableId<KvMemory> MEMORY = new TableId<>("kv-change-log", KvMemory.class);

  /** What stood at keys. Key: key, a zero byte, and the entry's modify index as above. */
  TableId<KvVersion> VERSIONS = new TableId<>("kv-versions", KvVersion.class);

  /** Versions by modify index, key, a zero byte, and the entry's modify index. */
  IndexId<KvVersion> VERSIONS_BY_AGE = new IndexId<>(VERSIONS, "age");
}
