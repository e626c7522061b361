package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvLockDelay;
import io.praetor.api.kv.KvTables;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.WriteTxn;
import java.time.Duration;
import java.util.Locale;

/**
 * Who holds which key. A lock is the name of a session in an entry; it binds only those who ask for
 * it. {@link KvEntry#lockIndex} counts its holders, one after the other.
 */
final class Locks {

  /** Longest time that a key stays closed after its holder's session ended (Consul's limit). */
  static final Duration MAX_DELAY = Duration.ofSeconds(60);

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final WriteTxn txn;
  private final KeySpace keys;

  Locks(WriteTxn txn, KeySpace keys) {
    this.txn = txn;
    this.keys = keys;
  }

  /** Whether a key must stay free for a while yet. */
  boolean isDelayed(String key) {
    return txn.get(KvTables.LOCK_DELAYS, KeySpace.bytes(key)) != null;
  }

  /**
   * Why a session cannot hold locks, or null when it can; the texts are those that clients know.
   */
  String complaint(String session) {
    if (session.isEmpty()) {
      return "missing session";
    }
    String complaint = SessionIds.complaint(session);
    if (complaint != null) {
      return "failed session lookup: index error: " + complaint;
    }
    byte[] id = KeySpace.bytes(canonical(session));
    return txn.get(SessionTables.SESSIONS, id) == null
        ? "invalid session \"" + session + "\""
        : null;
  }

  /**
   * Locks a key for a session, which must be one, and gives it a value. Whoever holds the lock
   * already keeps it and its number.
   *
   * @param wanted key, value, flags and session
   * @param lifeMillis how long the key lives, 0 for ever
   * @return what stands there then, or null when another session holds it
   */
  KvEntry acquire(KvEntry wanted, long lifeMillis) {
    String session = canonical(wanted.session());
    KvEntry old = keys.find(wanted.key());
    if (old == null) {
      return keys.write(held(wanted, session, 1), lifeMillis);
    }
    if (old.session().isEmpty()) {
      return keys.write(held(wanted, session, old.lockIndex() + 1), lifeMillis);
    }
    return old.session().equals(session)
        ? keys.write(held(wanted, session, old.lockIndex()), lifeMillis)
        : null;
  }

  /**
   * Gives a lock back and the key a value.
   *
   * @param wanted key, value, flags and session
   * @return what stands there then, or null when that session does not hold the lock
   */
  KvEntry release(KvEntry wanted) {
    KvEntry old = keys.find(wanted.key());
    if (old == null || !old.session().equals(canonical(wanted.session()))) {
      return null;
    }
    return keys.write(held(wanted, "", old.lockIndex()), 0);
  }

  /** A session is gone: what it held is free, or gone with it, and nobody else's for a while. */
  void end(SessionRow session) {
    long delayMillis = delayMillis(session.lockDelayNanos());
    for (KvEntry entry : keys.heldBy(session.id())) {
      if (session.behavior().equals(SessionRow.DELETE)) {
        keys.remove(entry.key());
      } else {
        keys.write(held(entry, "", entry.lockIndex()));
      }
      if (delayMillis > 0) {
        txn.put(
            KvTables.LOCK_DELAYS,
            KeySpace.bytes(entry.key()),
            new KvLockDelay(entry.key(), delayMillis, txn.index()));
      }
    }
  }

  /** Rounded up: a delay that is too short protects nobody. */
  private static long delayMillis(long nanos) {
    long bounded = Math.min(nanos, MAX_DELAY.toNanos());
    return (bounded + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
  }

  private static KvEntry held(KvEntry wanted, String session, long lockIndex) {
    return new KvEntry(wanted.key(), wanted.value(), wanted.flags(), lockIndex, session, 0, 0);
  }

  /** Sessions are known by their ids in lower case. */
  private static String canonical(String session) {
    return session.toLowerCase(Locale.ROOT);
  }
}
