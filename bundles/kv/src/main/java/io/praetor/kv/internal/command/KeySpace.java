package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvChange;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvLifetime;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvTombstone;
import io.praetor.api.state.WriteTxn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The keys while one command is applied. Whoever changes a key does it here, whether a command, an
 * operation of a transaction or the end of a session asks for it, so that all leave the same
 * traces.
 */
final class KeySpace {

  private static final byte[] NO_VALUE = {};

  private final WriteTxn txn;
  private final KvLimits limits;

  /**
   * @param limits how much of the past may be kept; null for as much as before
   */
  KeySpace(WriteTxn txn, KvLimits limits) {
    this.txn = txn;
    this.limits = limits;
  }

  /** What stands at a key, or null. */
  KvEntry find(String key) {
    return txn.get(KvTables.ENTRIES, bytes(key));
  }

  /** Everything below a prefix, as it is now. */
  List<KvEntry> below(String prefix) {
    List<KvEntry> entries = new ArrayList<>();
    txn.scan(KvTables.ENTRIES, bytes(prefix)).forEach(entries::add);
    return entries;
  }

  /** The keys that a session holds. */
  List<KvEntry> heldBy(String session) {
    List<KvEntry> held = new ArrayList<>();
    txn.scan(KvTables.BY_SESSION, bytes(session + '\0')).forEach(held::add);
    return held;
  }

  /**
   * Makes a key be what is wanted, but for its indexes, which follow. Writing what is there already
   * changes nothing, so that nobody who watches is woken.
   *
   * @return what stands there now
   */
  KvEntry write(KvEntry wanted) {
    KvEntry old = find(wanted.key());
    if (old != null && isSame(old, wanted)) {
      return old;
    }
    KvEntry entry =
        new KvEntry(
            wanted.key(),
            wanted.value(),
            wanted.flags(),
            wanted.lockIndex(),
            wanted.session(),
            old == null ? txn.index() : old.createIndex(),
            txn.index());
    txn.put(KvTables.ENTRIES, bytes(entry.key()), entry);
    ChangeHistory.record(txn, limits, List.of(new KvChange(entry, false)));
    VersionHistory.record(txn, limits, old, entry, false);
    return entry;
  }

  /** Writes what a client sent, which lives as long as the client says, from now on. */
  KvEntry write(KvEntry wanted, long lifeMillis) {
    byte[] key = bytes(wanted.key());
    if (lifeMillis > 0) {
      txn.put(KvTables.LIFETIMES, key, new KvLifetime(wanted.key(), lifeMillis, txn.index()));
    } else {
      txn.delete(KvTables.LIFETIMES, key);
    }
    return write(wanted);
  }

  /** Removes a key and remembers that it went; nothing happens when there is none. */
  void remove(String key) {
    KvEntry old = find(key);
    if (old != null) {
      bury(key);
      remove(List.of(old));
    }
  }

  /**
   * Removes everything below a prefix. One tombstone stands for all that lay there. Deleting
   * everything leaves none: the index of the whole table moves anyway.
   */
  void removeBelow(String prefix) {
    List<KvEntry> entries = below(prefix);
    if (entries.isEmpty()) {
      return;
    }
    remove(entries);
    if (prefix.isEmpty()) {
      ChangeHistory.forget(txn, txn.index());
    } else {
      bury(prefix);
    }
  }

  private void remove(List<KvEntry> entries) {
    List<KvChange> changes = new ArrayList<>(entries.size());
    for (KvEntry old : entries) {
      byte[] key = bytes(old.key());
      txn.delete(KvTables.ENTRIES, key);
      txn.delete(KvTables.LIFETIMES, key);
      KvEntry gone = new KvEntry(old.key(), NO_VALUE, 0, 0, "", old.createIndex(), txn.index());
      changes.add(new KvChange(gone, true));
      VersionHistory.record(txn, limits, old, gone, true);
    }
    ChangeHistory.record(txn, limits, changes);
  }

  private void bury(String key) {
    txn.put(KvTables.TOMBSTONES, bytes(key), new KvTombstone(key, txn.index()));
  }

  private static boolean isSame(KvEntry one, KvEntry other) {
    return one.flags() == other.flags()
        && one.lockIndex() == other.lockIndex()
        && one.session().equals(other.session())
        && Arrays.equals(one.value(), other.value());
  }

  static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
