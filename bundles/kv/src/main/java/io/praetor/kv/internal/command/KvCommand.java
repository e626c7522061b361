package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvEntry;

/**
 * One change of keys and values, as it stands in the log.
 *
 * @param operation what is done
 * @param key the key, or the prefix of {@link KvOperation#DELETE_TREE}
 * @param value the new value; empty where there is none; never changed
 * @param flags the new flags
 * @param index the expected modify index of the two check-and-set operations; the newest tombstone
 *     that {@link KvOperation#REAP_TOMBSTONES} removes
 * @param session the session that locks or unlocks; empty elsewhere
 */
public record KvCommand(
    KvOperation operation, String key, byte[] value, long flags, long index, String session) {

  private static final byte[] NO_VALUE = {};

  public static KvCommand set(String key, byte[] value, long flags) {
    return new KvCommand(KvOperation.SET, key, value, flags, 0, "");
  }

  public static KvCommand setIf(String key, byte[] value, long flags, long index) {
    return new KvCommand(KvOperation.SET_CAS, key, value, flags, index, "");
  }

  public static KvCommand lock(String key, byte[] value, long flags, String session) {
    return new KvCommand(KvOperation.LOCK, key, value, flags, 0, session);
  }

  public static KvCommand unlock(String key, byte[] value, long flags, String session) {
    return new KvCommand(KvOperation.UNLOCK, key, value, flags, 0, session);
  }

  public static KvCommand delete(String key) {
    return new KvCommand(KvOperation.DELETE, key, NO_VALUE, 0, 0, "");
  }

  public static KvCommand deleteIf(String key, long index) {
    return new KvCommand(KvOperation.DELETE_CAS, key, NO_VALUE, 0, index, "");
  }

  public static KvCommand deleteTree(String prefix) {
    return new KvCommand(KvOperation.DELETE_TREE, prefix, NO_VALUE, 0, 0, "");
  }

  /** The entry that it asks for, held by a session or, when that is empty, by none. */
  KvEntry entry(String holder) {
    return new KvEntry(key, value, flags, 0, holder, 0, 0);
  }

  public static KvCommand reapTombstones(long upTo) {
    return new KvCommand(KvOperation.REAP_TOMBSTONES, "", NO_VALUE, 0, upTo, "");
  }
}
