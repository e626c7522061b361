package io.praetor.kv.internal.command;

import io.praetor.api.acl.Permission;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.WriteTxn;
import io.praetor.format.go.GoText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out operations of transactions on keys, in the words of Consul 1.10 where it refuses. Its
 * verbs are those of that version; {@code get-or-empty} came later and is refused as it is there.
 */
public final class KeyOperations implements CommandHandler {

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    KeyOperation operation = KeyOperation.decode(payload);
    return (operation.reads() ? look(txn, operation) : write(txn, operation)).encode();
  }

  /** Carries out one that {@linkplain KeyOperation#reads reads} only. */
  public static byte[] read(ReadTxn txn, byte[] payload) {
    return look(txn, KeyOperation.decode(ByteBuffer.wrap(payload))).encode();
  }

  /** What one must be allowed to do before one is carried out. */
  public static List<Permission> needs(byte[] payload) {
    return KeyOperation.decode(ByteBuffer.wrap(payload)).needs();
  }

  private static OperationResult write(WriteTxn txn, KeyOperation operation) {
    String key = operation.key();
    if (key.isEmpty() && !operation.verb().equals("delete-tree")) {
      return OperationResult.refused("Must provide key");
    }
    KeySpace keys = new KeySpace(txn, operation.limits());
    return switch (operation.verb()) {
      case "set" -> set(keys, operation);
      case "cas" ->
          isAt(keys.find(key), operation)
              ? set(keys, operation)
              : OperationResult.refused(
                  "failed to set key " + GoText.quoted(key) + ", index is stale");
      case "lock" -> lock(new Locks(txn, keys), operation);
      case "unlock" -> unlock(new Locks(txn, keys), operation);
      case "delete" -> delete(keys, key);
      case "delete-cas" -> deleteIf(keys, operation);
      default -> {
        keys.removeBelow(key);
        yield OperationResult.done();
      }
    };
  }

  private static OperationResult set(KeySpace keys, KeyOperation operation) {
    return OperationResult.of(keys.write(KvCommandHandler.plain(keys, operation.entry()), 0));
  }

  private static boolean isAt(KvEntry entry, KeyOperation operation) {
    return operation.index() == (entry == null ? 0 : entry.modifyIndex());
  }

  private static OperationResult lock(Locks locks, KeyOperation operation) {
    String key = GoText.quoted(operation.key());
    if (locks.isDelayed(operation.key())) {
      return OperationResult.refused("failed to lock key " + key + " due to lock delay");
    }
    String complaint = locks.complaint(operation.session());
    if (complaint != null) {
      return OperationResult.refused(complaint);
    }
    KvEntry held = locks.acquire(operation.entry(), 0);
    return held == null
        ? OperationResult.refused("failed to lock key " + key + ", lock is already held")
        : OperationResult.of(held);
  }

  private static OperationResult unlock(Locks locks, KeyOperation operation) {
    if (operation.session().isEmpty()) {
      return OperationResult.refused("missing session");
    }
    KvEntry free = locks.release(operation.entry());
    return free == null
        ? OperationResult.refused(
            "failed to unlock key "
                + GoText.quoted(operation.key())
                + ", lock isn't held, or is held by another session")
        : OperationResult.of(free);
  }

  private static OperationResult delete(KeySpace keys, String key) {
    keys.remove(key);
    return OperationResult.done();
  }

  private static OperationResult deleteIf(KeySpace keys, KeyOperation operation) {
    KvEntry entry = keys.find(operation.key());
    if (entry != null && entry.modifyIndex() != operation.index()) {
      return OperationResult.refused(
          "failed to delete key " + GoText.quoted(operation.key()) + ", index is stale");
    }
    return delete(keys, operation.key());
  }

  private static OperationResult look(ReadTxn txn, KeyOperation operation) {
    if (operation.key().isEmpty()) {
      return OperationResult.refused("Must provide key");
    }
    String key = GoText.quoted(operation.key());
    KvEntry entry = txn.get(KvTables.ENTRIES, KeySpace.bytes(operation.key()));
    return switch (operation.verb()) {
      case "get" ->
          entry == null
              ? OperationResult.refused("key " + key + " doesn't exist")
              : OperationResult.read(List.of(entry));
      case "get-tree" -> tree(txn, operation.key());
      case "check-index" -> checkIndex(entry, key, operation);
      case "check-session" -> checkSession(entry, key, operation);
      case "check-not-exists" ->
          entry == null
              ? OperationResult.done()
              : OperationResult.refused("key " + key + " exists");
      default -> OperationResult.refused("unknown KV verb " + GoText.quoted(operation.verb()));
    };
  }

  private static OperationResult tree(ReadTxn txn, String prefix) {
    List<KvEntry> entries = new ArrayList<>();
    txn.scan(KvTables.ENTRIES, KeySpace.bytes(prefix)).forEach(entries::add);
    return OperationResult.read(entries);
  }

  private static OperationResult checkIndex(KvEntry entry, String key, KeyOperation operation) {
    if (entry == null) {
      return OperationResult.refused("failed to check index, key " + key + " doesn't exist");
    }
    return entry.modifyIndex() == operation.index()
        ? OperationResult.of(entry)
        : OperationResult.refused(
            "failed index check for key "
                + key
                + ", current modify index "
                + entry.modifyIndex()
                + " != "
                + Long.toUnsignedString(operation.index()));
  }

  private static OperationResult checkSession(KvEntry entry, String key, KeyOperation operation) {
    if (entry == null) {
      return OperationResult.refused("failed to check session, key " + key + " doesn't exist");
    }
    return entry.session().equals(operation.session())
        ? OperationResult.of(entry)
        : OperationResult.refused(
            "failed session check for key "
                + key
                + ", current session "
                + GoText.quoted(entry.session())
                + " != "
                + GoText.quoted(operation.session()));
  }
}
