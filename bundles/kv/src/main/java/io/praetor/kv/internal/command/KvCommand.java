package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvEntry;

/**
 * One change of keys and values, as it stands in the log.
 *
 * @param operation what is done
 * @param key the key, or the prefix of {@link KvOperation#DELETE_TREE}
 * @param value the new value; empty where there is none; never changed
 * @param flags the new flags
 * @param index the expected modify index of check-and-set operations; the newest tombstone that
 *     {@link KvOperation#REAP_TOMBSTONES} removes
 * @param session the session that locks or unlocks; empty elsewhere
 * @param lifeMillis how long what is written lives, 0 for ever
 * @param version modify index of the version that is brought back
 * @param limits how much of the past may be kept; null for as much as before
 */
public record KvCommand(
    KvOperation operation,
    String key,
    byte[] value,
    long flags,
    long index,
    String session,
    long lifeMillis,
    long version,
    KvLimits limits) {

  private static final byte[] NO_VALUE = {};

  public static KvCommand set(String key, byte[] value, long flags) {
    return of(KvOperation.SET, key, value, flags, 0, "");
  }

  public static KvCommand setIf(String key, byte[] value, long flags, long index) {
    return of(KvOperation.SET_CAS, key, value, flags, index, "");
  }

  public static KvCommand lock(String key, byte[] value, long flags, String session) {
    return of(KvOperation.LOCK, key, value, flags, 0, session);
  }

  public static KvCommand unlock(String key, byte[] value, long flags, String session) {
    return of(KvOperation.UNLOCK, key, value, flags, 0, session);
  }

  public static KvCommand delete(String key) {
    return of(KvOperation.DELETE, key, NO_VALUE, 0, 0, "");
  }

  public static KvCommand deleteIf(String key, long index) {
    return of(KvOperation.DELETE_CAS, key, NO_VALUE, 0, index, "");
  }

  public static KvCommand deleteTree(String prefix) {
    return of(KvOperation.DELETE_TREE, prefix, NO_VALUE, 0, 0, "");
  }

  public static KvCommand reapTombstones(long upTo) {
    return of(KvOperation.REAP_TOMBSTONES, "", NO_VALUE, 0, upTo, "");
  }

  public static KvCommand rollback(String key, long version) {
    return of(KvOperation.ROLLBACK, key, NO_VALUE, 0, 0, "").to(version);
  }

  public static KvCommand rollbackIf(String key, long version, long index) {
    return of(KvOperation.ROLLBACK_CAS, key, NO_VALUE, 0, index, "").to(version);
  }

  private static KvCommand of(
      KvOperation operation, String key, byte[] value, long flags, long index, String session) {
    return new KvCommand(operation, key, value, flags, index, session, 0, 0, null);
  }

  private KvCommand to(long wanted) {
    return new KvCommand(operation, key, value, flags, index, session, lifeMillis, wanted, limits);
  }

  /** The same for something that goes by itself after a while. */
  public KvCommand living(long millis) {
    return new KvCommand(operation, key, value, flags, index, session, millis, version, limits);
  }

  /** The same with limits. */
  public KvCommand within(KvLimits given) {
    return new KvCommand(operation, key, value, flags, index, session, lifeMillis, version, given);
  }

  /** The entry that it asks for, held by a session or, when that is empty, by none. */
  KvEntry entry(String holder) {
    return new KvEntry(key, value, flags, 0, holder, 0, 0);
  }
}
