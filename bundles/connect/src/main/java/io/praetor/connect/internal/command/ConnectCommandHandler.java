package io.praetor.connect.internal.command;

import io.praetor.api.connect.CaConfigurationRow;
import io.praetor.api.connect.CaKeyRow;
import io.praetor.api.connect.CaRootRow;
import io.praetor.api.connect.CaSerialRow;
import io.praetor.api.connect.ConnectTables;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Row;
import io.praetor.api.state.TableId;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Carries out {@link ConnectCommand}s: a pure function of state and command. */
public final class ConnectCommandHandler implements CommandHandler {

  static final byte[] ONLY = {};

  @Override
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    ConnectCommand command = ConnectCommandCodec.decode(payload);
    if (command instanceof ConnectCommand.Numbering numbering) {
      return number(txn, numbering.count());
    }
    return change(txn, (ConnectCommand.Change) command);
  }

  private static byte[] number(WriteTxn txn, long count) {
    CaSerialRow before = txn.get(ConnectTables.SERIALS, ONLY);
    long last = (before == null ? 0 : before.last()) + count;
    txn.put(ConnectTables.SERIALS, ONLY, new CaSerialRow(last, txn.index()));
    return ConnectResult.done(last, txn.index());
  }

  private static byte[] change(WriteTxn txn, ConnectCommand.Change change) {
    if (AuthorityQuery.index(txn) != change.expected()) {
      return ConnectResult.REFUSED;
    }
    if (change.configuration() != null) {
      configure(txn, change.configuration());
    }
    if (!change.roots().isEmpty()) {
      replaceRoots(txn, change.roots());
    }
    if (change.key() != null) {
      CaKeyRow key = change.key();
      clear(txn, ConnectTables.KEYS, rows(txn, ConnectTables.KEYS).map(CaKeyRow::rootId).toList());
      txn.put(
          ConnectTables.KEYS,
          key(key.rootId()),
          new CaKeyRow(key.rootId(), key.privateKey(), key.origin(), txn.index()));
    }
    return ConnectResult.done(0, txn.index());
  }

  private static void configure(WriteTxn txn, CaConfigurationRow given) {
    CaConfigurationRow before = txn.get(ConnectTables.CONFIGURATION, ONLY);
    long created = before == null ? txn.index() : before.createIndex();
    txn.put(
        ConnectTables.CONFIGURATION,
        ONLY,
        new CaConfigurationRow(
            given.clusterId(),
            given.provider(),
            given.config(),
            given.withoutCrossSigning(),
            created,
            txn.index()));
  }

  private static void replaceRoots(WriteTxn txn, List<CaRootRow> roots) {
    List<CaRootRow> written = new ArrayList<>();
    for (CaRootRow root : roots) {
      CaRootRow before = txn.get(ConnectTables.ROOTS, key(root.id()));
      written.add(root.written(before == null ? txn.index() : before.createIndex(), txn.index()));
    }
    clear(txn, ConnectTables.ROOTS, rows(txn, ConnectTables.ROOTS).map(CaRootRow::id).toList());
    written.forEach(root -> txn.put(ConnectTables.ROOTS, key(root.id()), root));
  }

  private static void clear(WriteTxn txn, TableId<?> table, List<String> ids) {
    ids.forEach(id -> txn.delete(table, key(id)));
  }

  private static <R extends Row> Stream<R> rows(WriteTxn txn, TableId<R> table) {
    return StreamSupport.stream(txn.scan(table, ONLY).spliterator(), false);
  }

  private static byte[] key(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }
}
