package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvTombstone;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Carries out {@link KvCommand}s: a pure function of state and command. */
public final class KvCommandHandler implements CommandHandler {

  /** Tombstones that one command removes at most, so that it does not hold up others for long. */
  static final int MAX_REAPED = 4_096;

  private static final byte[] ALL = {};

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    return apply(txn, KvCommandCodec.decode(payload)).encode();
  }

  static KvResult apply(WriteTxn txn, KvCommand command) {
    return switch (command.operation()) {
      case SET -> set(txn, command);
      case SET_CAS -> setIf(txn, command);
      case LOCK -> lock(command);
      case UNLOCK -> unlock(txn, command);
      case DELETE -> delete(txn, command);
      case DELETE_CAS -> deleteIf(txn, command);
      case DELETE_TREE -> deleteTree(txn, command);
      case REAP_TOMBSTONES -> reap(txn, command);
    };
  }

  /**
   * A plain write may change a locked key: locks are advisory. The holder stays, the lock index
   * starts over (recorded from Consul 1.10).
   */
  private static KvResult set(WriteTxn txn, KvCommand command) {
    KvEntry old = find(txn, command.key());
    store(txn, command, old, old == null ? "" : old.session(), 0);
    return KvResult.DONE;
  }

  /** Index 0 demands that the key does not exist, any other that it was last changed there. */
  private static KvResult setIf(WriteTxn txn, KvCommand command) {
    KvEntry old = find(txn, command.key());
    long current = old == null ? 0 : old.modifyIndex();
    return current == command.index() ? set(txn, command) : KvResult.NOT_DONE;
  }

  /** There are no sessions yet, so no session that could hold a lock. */
  private static KvResult lock(KvCommand command) {
    if (command.session().isEmpty()) {
      return KvResult.refused("missing session");
    }
    String complaint = SessionIds.complaint(command.session());
    return KvResult.refused(
        complaint == null
            ? "invalid session \"" + command.session() + "\""
            : "failed session lookup: index error: " + complaint);
  }

  private static KvResult unlock(WriteTxn txn, KvCommand command) {
    if (command.session().isEmpty()) {
      return KvResult.refused("missing session");
    }
    KvEntry old = find(txn, command.key());
    if (old == null || !old.session().equals(command.session())) {
      return KvResult.NOT_DONE;
    }
    store(txn, command, old, "", old.lockIndex());
    return KvResult.DONE;
  }

  private static KvResult delete(WriteTxn txn, KvCommand command) {
    if (find(txn, command.key()) != null) {
      bury(txn, command.key());
      txn.delete(KvTables.ENTRIES, bytes(command.key()));
    }
    return KvResult.DONE;
  }

  /** A key that is not there counts as deleted, whatever index was expected. */
  private static KvResult deleteIf(WriteTxn txn, KvCommand command) {
    KvEntry old = find(txn, command.key());
    if (old == null || old.modifyIndex() == command.index()) {
      return delete(txn, command);
    }
    return KvResult.NOT_DONE;
  }

  /**
   * One tombstone stands for all that lay below the prefix. Deleting everything leaves none: the
   * index of the whole table moves anyway.
   */
  private static KvResult deleteTree(WriteTxn txn, KvCommand command) {
    List<byte[]> keys = new ArrayList<>();
    for (KvEntry entry : txn.scan(KvTables.ENTRIES, bytes(command.key()))) {
      keys.add(bytes(entry.key()));
    }
    for (byte[] key : keys) {
      txn.delete(KvTables.ENTRIES, key);
    }
    if (!keys.isEmpty() && !command.key().isEmpty()) {
      bury(txn, command.key());
    }
    return KvResult.DONE;
  }

  private static KvResult reap(WriteTxn txn, KvCommand command) {
    List<byte[]> old = new ArrayList<>();
    for (KvTombstone tombstone : txn.scan(KvTables.TOMBSTONES, ALL)) {
      if (tombstone.modifyIndex() <= command.index()) {
        old.add(bytes(tombstone.key()));
        if (old.size() == MAX_REAPED) {
          break;
        }
      }
    }
    for (byte[] key : old) {
      txn.delete(KvTables.TOMBSTONES, key);
    }
    return old.isEmpty() ? KvResult.NOT_DONE : KvResult.DONE;
  }

  /** Writing what is there already changes nothing, so that nobody who watches is woken. */
  private static void store(
      WriteTxn txn, KvCommand command, KvEntry old, String session, long lockIndex) {
    if (old != null
        && old.flags() == command.flags()
        && old.lockIndex() == lockIndex
        && old.session().equals(session)
        && Arrays.equals(old.value(), command.value())) {
      return;
    }
    long created = old == null ? txn.index() : old.createIndex();
    txn.put(
        KvTables.ENTRIES,
        bytes(command.key()),
        new KvEntry(
            command.key(),
            command.value(),
            command.flags(),
            lockIndex,
            session,
            created,
            txn.index()));
  }

  private static void bury(WriteTxn txn, String key) {
    txn.put(KvTables.TOMBSTONES, bytes(key), new KvTombstone(key, txn.index()));
  }

  private static KvEntry find(WriteTxn txn, String key) {
    return txn.get(KvTables.ENTRIES, bytes(key));
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
