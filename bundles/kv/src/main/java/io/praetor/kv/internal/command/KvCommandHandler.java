package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvTombstone;
import io.praetor.api.kv.KvVersion;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
    KeySpace keys = new KeySpace(txn, command.limits());
    return switch (command.operation()) {
      case SET -> set(keys, command);
      case SET_CAS -> setIf(keys, command);
      case LOCK -> lock(new Locks(txn, keys), command);
      case UNLOCK -> unlock(new Locks(txn, keys), command);
      case DELETE -> delete(keys, command);
      case DELETE_CAS -> deleteIf(keys, command);
      case DELETE_TREE -> deleteTree(keys, command);
      case REAP_TOMBSTONES -> reap(txn, command);
      case ROLLBACK -> rollback(txn, keys, command);
      case ROLLBACK_CAS -> isAt(keys, command) ? rollback(txn, keys, command) : KvResult.NOT_DONE;
    };
  }

  private static KvResult set(KeySpace keys, KvCommand command) {
    keys.write(plain(keys, command.entry("")), command.lifeMillis());
    return KvResult.DONE;
  }

  private static KvResult setIf(KeySpace keys, KvCommand command) {
    return isAt(keys, command) ? set(keys, command) : KvResult.NOT_DONE;
  }

  /**
   * A plain write may change a locked key: locks are advisory. The holder stays, the lock index
   * starts over (recorded from Consul 1.10).
   */
  static KvEntry plain(KeySpace keys, KvEntry wanted) {
    KvEntry old = keys.find(wanted.key());
    String holder = old == null ? "" : old.session();
    return new KvEntry(wanted.key(), wanted.value(), wanted.flags(), 0, holder, 0, 0);
  }

  /** Index 0 demands that the key does not exist, any other that it was last changed there. */
  private static boolean isAt(KeySpace keys, KvCommand command) {
    KvEntry old = keys.find(command.key());
    return command.index() == (old == null ? 0 : old.modifyIndex());
  }

  private static KvResult lock(Locks locks, KvCommand command) {
    if (locks.isDelayed(command.key())) {
      return KvResult.NOT_DONE;
    }
    String complaint = locks.complaint(command.session());
    if (complaint != null) {
      return KvResult.refused(complaint);
    }
    return KvResult.of(
        locks.acquire(command.entry(command.session()), command.lifeMillis()) != null);
  }

  private static KvResult unlock(Locks locks, KvCommand command) {
    if (command.session().isEmpty()) {
      return KvResult.refused("missing session");
    }
    return KvResult.of(locks.release(command.entry(command.session())) != null);
  }

  private static KvResult delete(KeySpace keys, KvCommand command) {
    keys.remove(command.key());
    return KvResult.DONE;
  }

  /** A key that is not there counts as deleted, whatever index was expected. */
  private static KvResult deleteIf(KeySpace keys, KvCommand command) {
    KvEntry old = keys.find(command.key());
    if (old == null || old.modifyIndex() == command.index()) {
      return delete(keys, command);
    }
    return KvResult.NOT_DONE;
  }

  private static KvResult deleteTree(KeySpace keys, KvCommand command) {
    keys.removeBelow(command.key());
    return KvResult.DONE;
  }

  /** Makes a key be as it was: value and flags as a plain write, or gone if it was. */
  private static KvResult rollback(WriteTxn txn, KeySpace keys, KvCommand command) {
    KvVersion version = VersionHistory.find(txn, command.key(), command.version());
    if (version == null) {
      return KvResult.MISSING;
    }
    if (version.deleted()) {
      return delete(keys, command);
    }
    keys.write(plain(keys, version.entry()), 0);
    return KvResult.DONE;
  }

  private static KvResult reap(WriteTxn txn, KvCommand command) {
    List<byte[]> old = new ArrayList<>();
    for (KvTombstone tombstone : txn.scan(KvTables.TOMBSTONES, ALL)) {
      if (tombstone.modifyIndex() <= command.index()) {
        old.add(KeySpace.bytes(tombstone.key()));
        if (old.size() == MAX_REAPED) {
          break;
        }
      }
    }
    for (byte[] key : old) {
      txn.delete(KvTables.TOMBSTONES, key);
    }
    if (!old.isEmpty()) {
      ChangeHistory.forget(txn, Math.min(command.index(), txn.index()));
    }
    return KvResult.of(!old.isEmpty());
  }
}
