package io.praetor.state.internal.table;

import io.praetor.api.kv.KvChange;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvLifetime;
import io.praetor.api.kv.KvLockDelay;
import io.praetor.api.kv.KvMemory;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tables of the key/value store. The orders of fields are on disk: they grow at the end only.
 */
final class KvSchema {

  private KvSchema() {}

  static TableSchema<KvEntry> entries(int number, int firstIndex) {
    return new TableSchema<>(
        number,
        KvTables.ENTRIES,
        new KvEntryCodec(),
        List.of(new IndexSchema<>(firstIndex, KvTables.BY_SESSION, KvSchema::bySession)));
  }

  static TableSchema<KvLifetime> lifetimes(int number) {
    return new TableSchema<>(
        number,
        KvTables.LIFETIMES,
        new RecordCodec<>(KvLifetime.class, List.of("key", "lifeMillis", "modifyIndex")),
        List.of());
  }

  static TableSchema<KvLockDelay> lockDelays(int number) {
    return new TableSchema<>(
        number,
        KvTables.LOCK_DELAYS,
        new RecordCodec<>(KvLockDelay.class, List.of("key", "lifeMillis", "modifyIndex")),
        List.of());
  }

  static TableSchema<KvChange> changes(int number) {
    return new TableSchema<>(number, KvTables.CHANGES, new KvChangeCodec(), List.of());
  }

  static TableSchema<KvMemory> memory(int number) {
    return new TableSchema<>(
        number,
        KvTables.MEMORY,
        new RecordCodec<>(
            KvMemory.class,
            List.of("rows", "bytes", "floor", "forgotten", "maxRows", "maxBytes", "modifyIndex")),
        List.of());
  }

  static TableSchema<KvVersion> versions(int number, int firstIndex) {
    return new TableSchema<>(
        number,
        KvTables.VERSIONS,
        new KvVersionCodec(),
        List.of(new IndexSchema<>(firstIndex, KvTables.VERSIONS_BY_AGE, KvSchema::versionByAge)));
  }

  private static byte[] versionByAge(KvVersion row) {
    byte[] key = row.entry().key().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(key.length + 1 + 2 * Long.BYTES)
        .putLong(row.modifyIndex())
        .put(key)
        .put((byte) 0)
        .putLong(row.entry().modifyIndex())
        .array();
  }

  private static byte[] bySession(KvEntry row) {
    return row.session().isEmpty()
        ? null
        : (row.session() + '\0' + row.key()).getBytes(StandardCharsets.UTF_8);
  }
}
