package io.praetor.kv.internal.command;

import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvTables;
import io.praetor.api.kv.KvVersion;
import io.praetor.api.session.SessionRow;
import io.praetor.api.session.SessionTables;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Commands;
import io.praetor.api.state.Hooks;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.Row;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.TableId;
import io.praetor.api.state.WriteTxn;
import io.praetor.testkit.state.MemoryState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A state with handlers and hook of this bundle, and sessions that come and go as a test says. */
public final class KvTestState {

  /** Number of a command that does what a test wants to be done. */
  private static final int WHATEVER = 99;

  private final Deed deed = new Deed();
  private final MemoryState state =
      new MemoryState(
          Map.of(
              Commands.KV,
              new KvCommandHandler(),
              Commands.KV_OPERATION,
              new KeyOperations(),
              WHATEVER,
              deed),
          KvTestState::indexKey,
          0);

  private KvLimits limits = KvLimits.NONE;

  public KvTestState() {
    state.hook(Hooks.KEYS, new KeysHook());
  }

  public MemoryState state() {
    return state;
  }

  /** How much of the past is kept from now on. */
  public KvTestState within(KvLimits given) {
    limits = given;
    return this;
  }

  public KvResult apply(KvCommand wanted) {
    KvCommand command = wanted.within(limits);
    return KvResult.decode(state.write(Commands.KV, KvCommandCodec.encode(command)).join());
  }

  public boolean put(String key, String value) {
    return apply(KvCommand.set(key, bytes(value), 0)).done();
  }

  public boolean lock(String key, String session) {
    return apply(KvCommand.lock(key, bytes("held"), 0, session)).done();
  }

  public boolean unlock(String key, String session) {
    return apply(KvCommand.unlock(key, bytes("free"), 0, session)).done();
  }

  /** Does something in a command of its own. */
  public void write(Consumer<WriteTxn> what) {
    deed.next = what;
    state.write(WHATEVER, new byte[0]).join();
  }

  /** Begins a session. */
  public void begin(String session, String behavior, long lockDelayNanos) {
    write(
        txn ->
            txn.put(
                SessionTables.SESSIONS,
                bytes(session),
                new SessionRow(
                    session,
                    "",
                    "node",
                    lockDelayNanos,
                    behavior,
                    "",
                    0,
                    List.of(),
                    List.of(),
                    txn.index(),
                    txn.index())));
  }

  /** Ends a session. */
  public void end(String session) {
    write(txn -> txn.delete(SessionTables.SESSIONS, bytes(session)));
  }

  public void perish(TableId<?> table, String key) {
    state.perish(table, bytes(key));
  }

  public KvEntry entry(String key) {
    return row(KvTables.ENTRIES, key);
  }

  public <R extends Row> R row(TableId<R> table, String key) {
    return look(txn -> txn.get(table, bytes(key)));
  }

  public <R extends Row> List<R> rows(TableId<R> table) {
    return look(
        txn -> {
          List<R> found = new ArrayList<>();
          txn.scan(table, new byte[0]).forEach(found::add);
          return found;
        });
  }

  public <T> T look(Function<ReadTxn, T> question) {
    StateQuery<T> query = txn -> new StateQuery.Answer<>(question.apply(txn), 1, true);
    ReadResult<T> result = state.now(query);
    return result.value();
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] indexKey(IndexId<?> index, Row row) {
    if (index.equals(KvTables.BY_SESSION) && row instanceof KvEntry entry) {
      return entry.session().isEmpty() ? null : bytes(entry.session() + '\0' + entry.key());
    }
    if (index.equals(KvTables.VERSIONS_BY_AGE) && row instanceof KvVersion version) {
      byte[] rest = indexKey(version.entry().key(), version.entry().modifyIndex());
      return ByteBuffer.allocate(Long.BYTES + rest.length)
          .putLong(version.modifyIndex())
          .put(rest)
          .array();
    }
    return null;
  }

  private static byte[] indexKey(String key, long index) {
    byte[] prefix = bytes(key + '\0');
    return ByteBuffer.allocate(prefix.length + Long.BYTES).put(prefix).putLong(index).array();
  }

  private static final class Deed implements CommandHandler {
    private Consumer<WriteTxn> next;

    @Override
    public byte[] apply(WriteTxn txn, ByteBuffer payload) {
      next.accept(txn);
      return new byte[0];
    }
  }
}
