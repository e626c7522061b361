package io.praetor.history.internal;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.Row;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.api.state.WriteTxn;
import io.praetor.testkit.state.MemoryState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Checks and services in sorted maps, and questions that wait for them. */
public final class FakeState implements StateStore {

  private static final int CHANGE = 1;

  private final List<Waiting<?>> waiting = new ArrayList<>();
  private MemoryState rows = rows(0);
  private Consumer<WriteTxn> change;
  private boolean leaderless;
  private int reads;

  private record Waiting<T>(
      StateQuery<T> query, long index, CompletableFuture<ReadResult<T>> answer) {}

  private MemoryState rows(long index) {
    CommandHandler handler =
        (txn, payload) -> {
          change.accept(txn);
          return new byte[0];
        };
    return new MemoryState(Map.of(CHANGE, handler), FakeState::indexKey, index);
  }

  private static byte[] indexKey(IndexId<?> index, Row row) {
    return index.equals(CatalogTables.SERVICES_BY_NAME) && row instanceof ServiceRow service
        ? key(service.name(), service.node() + "\0" + service.id())
        : null;
  }

  @Override
  public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
    reads++;
    if (leaderless && options.mode() != ReadMode.STALE) {
      return CompletableFuture.failedFuture(new NoLeaderException());
    }
    Waiting<T> asked = new Waiting<>(query, options.index(), new CompletableFuture<>());
    waiting.add(asked);
    answer(asked);
    return asked.answer();
  }

  @Override
  public CompletableFuture<byte[]> write(int command, byte[] payload) {
    throw new UnsupportedOperationException();
  }

  /** How many questions were asked. */
  public int reads() {
    return reads;
  }

  /** How many questions wait. */
  public int waiting() {
    waiting.removeIf(one -> one.answer().isDone());
    return waiting.size();
  }

  /** There is no leader any more, or there is one again. */
  public void leaderless(boolean now) {
    leaderless = now;
  }

  /** One command. */
  public void change(Consumer<WriteTxn> command) {
    change = command;
    rows.write(CHANGE, new byte[0]).join();
    List.copyOf(waiting).forEach(this::answer);
  }

  /** A copy takes the place of everything; its own indexes go on from there. */
  public void restore(long index, Consumer<WriteTxn> content) {
    rows = rows(index);
    change = content;
    rows.write(CHANGE, new byte[0]).join();
    List.copyOf(waiting).forEach(one -> one.answer().complete(null));
    waiting.clear();
  }

  /** Time is up for those who wait. */
  public void expire() {
    List.copyOf(waiting).forEach(this::answerAnyway);
  }

  private <T> void answer(Waiting<T> one) {
    if (rows.now(one.query()).index() > one.index()) {
      answerAnyway(one);
    }
  }

  private <T> void answerAnyway(Waiting<T> one) {
    waiting.remove(one);
    one.answer().complete(rows.now(one.query()));
  }

  /** A check of a service, or of a node when it has none, said to be so. */
  public static Consumer<WriteTxn> check(String node, String id, String service, String status) {
    return txn -> {
      byte[] key = key(node, id);
      CheckRow old = txn.get(CatalogTables.CHECKS, key);
      long created = old == null ? txn.index() : old.createIndex();
      txn.put(
          CatalogTables.CHECKS,
          key,
          row(node, id, service, status, "is " + status, created, txn.index()));
    };
  }

  /** A check that is gone. */
  public static Consumer<WriteTxn> gone(String node, String id) {
    return txn -> txn.delete(CatalogTables.CHECKS, key(node, id));
  }

  /** An instance of a service. */
  public static Consumer<WriteTxn> service(String node, String name) {
    return txn ->
        txn.put(
            CatalogTables.SERVICES,
            key(node, name),
            new ServiceRow(
                node,
                "",
                name,
                name,
                List.of(),
                "",
                Map.of(),
                0,
                Map.of(),
                1,
                1,
                false,
                txn.index(),
                txn.index()));
  }

  /** A row as the state has it. */
  public static CheckRow row(
      String node,
      String id,
      String service,
      String status,
      String output,
      long created,
      long modified) {
    return new CheckRow(
        node,
        id,
        "name of " + id,
        status,
        "",
        output,
        service,
        service,
        List.of(),
        "ttl",
        created,
        modified);
  }

  private static byte[] key(String first, String second) {
    return (first + '\0' + second).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }
}
