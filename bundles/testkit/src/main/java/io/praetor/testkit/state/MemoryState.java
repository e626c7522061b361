package io.praetor.testkit.state;

import io.praetor.api.state.ChangeHook;
import io.praetor.api.state.CommandHandler;
import io.praetor.api.state.Hooks;
import io.praetor.api.state.IndexId;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.Row;
import io.praetor.api.state.RowChange;
import io.praetor.api.state.StateQuery;
import io.praetor.api.state.StateStore;
import io.praetor.api.state.TableId;
import io.praetor.api.state.TableRows;
import io.praetor.api.state.WriteTxn;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** A state in sorted maps: commands take effect at once, nothing waits. Not thread-safe. */
public final class MemoryState implements StateStore {

  private final Map<String, NavigableMap<byte[], Row>> tables = new HashMap<>();
  private final Map<String, Long> tableIndexes = new HashMap<>();
  private final Map<Integer, CommandHandler> handlers;
  private final BiFunction<IndexId<?>, Row, byte[]> indexKeys;
  private final Map<String, NavigableMap<String, ChangeHook>> hooks = new HashMap<>();
  private final Deque<RowChange> changes = new ArrayDeque<>();
  private long index;
  private long writes;
  private long rowsWritten;

  /** A state without secondary indexes, at index 0. */
  public MemoryState(Map<Integer, CommandHandler> handlers) {
    this(handlers, (indexId, row) -> null, 0);
  }

  /**
   * Makes a state.
   *
   * @param handlers by command number
   * @param indexKeys key of a row in an index, null where it is not in it
   * @param index where it starts
   */
  public MemoryState(
      Map<Integer, CommandHandler> handlers,
      BiFunction<IndexId<?>, Row, byte[]> indexKeys,
      long index) {
    this.handlers = handlers;
    this.indexKeys = indexKeys;
    this.index = index;
  }

  @Override
  public <T> CompletableFuture<ReadResult<T>> read(StateQuery<T> query, ReadOptions options) {
    return CompletableFuture.completedFuture(now(query));
  }

  /** Asks at once. */
  public <T> ReadResult<T> now(StateQuery<T> query) {
    StateQuery.Answer<T> answer = query.run(new Txn());
    return new ReadResult<>(answer.value(), Math.max(answer.index(), 1), true, 0);
  }

  @Override
  public CompletableFuture<byte[]> write(int command, byte[] payload) {
    index++;
    writes++;
    byte[] result = handlers.get(command).apply(new Txn(), ByteBuffer.wrap(payload));
    callHooks();
    return CompletableFuture.completedFuture(result);
  }

  /** Lets a hook hear of changes to its tables, which {@link Hooks#TABLES} names. */
  public void hook(String name, ChangeHook hook) {
    Hooks.TABLES
        .get(name)
        .forEach(
            table -> hooks.computeIfAbsent(table.name(), any -> new TreeMap<>()).put(name, hook));
  }

  /** Removes a row as if its life were over, in a command of its own. */
  public void perish(TableId<?> table, byte[] key) {
    index++;
    new Txn().remove(table, key, true);
    callHooks();
  }

  private void callHooks() {
    while (!changes.isEmpty()) {
      RowChange change = changes.poll();
      hooks.get(change.table().name()).values().forEach(hook -> hook.changed(new Txn(), change));
    }
  }

  private void note(TableId<?> table, byte[] key, Row before, Row after, boolean perished) {
    tableIndexes.put(table.name(), index);
    rowsWritten++;
    if (hooks.containsKey(table.name())) {
      changes.add(new RowChange(table, key, before, after, perished));
    }
  }

  /** Index of the newest command. */
  public long index() {
    return index;
  }

  /** How many commands came. */
  public long writes() {
    return writes;
  }

  /** How often a row was put or removed. */
  public long rowsWritten() {
    return rowsWritten;
  }

  private NavigableMap<byte[], Row> table(TableId<?> id) {
    return tables.computeIfAbsent(id.name(), name -> new TreeMap<>(Arrays::compareUnsigned));
  }

  private final class Txn implements WriteTxn {

    @Override
    public long index() {
      return index;
    }

    @Override
    public <R extends Row> R get(TableId<R> table, byte[] key) {
      return table.rowType().cast(table(table).get(key));
    }

    @Override
    public <R extends Row> Iterable<R> scan(TableId<R> table, byte[] prefix) {
      List<R> rows = new ArrayList<>();
      for (Map.Entry<byte[], Row> row : table(table).tailMap(prefix, true).entrySet()) {
        byte[] key = row.getKey();
        if (key.length < prefix.length
            || !Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
          break;
        }
        rows.add(table.rowType().cast(row.getValue()));
      }
      return rows;
    }

    @Override
    public <R extends Row> Iterable<R> scan(IndexId<R> indexId, byte[] prefix) {
      List<R> rows = new ArrayList<>();
      NavigableMap<byte[], R> sorted = new TreeMap<>(Arrays::compareUnsigned);
      for (R row : scan(indexId.table(), new byte[0])) {
        byte[] key = indexKeys.apply(indexId, row);
        if (key != null) {
          sorted.put(key, row);
        }
      }
      sorted.forEach(
          (key, row) -> {
            if (key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
              rows.add(row);
            }
          });
      return rows;
    }

    @Override
    public <R extends Row> TableRows<R> rows(TableId<R> table) {
      NavigableMap<byte[], R> rows = new TreeMap<>(Arrays::compareUnsigned);
      table(table).forEach((key, row) -> rows.put(key, table.rowType().cast(row)));
      return new MemoryRows<>(rows);
    }

    @Override
    public <R extends Row> R glance(TableId<R> table, byte[] key) {
      return get(table, key);
    }

    @Override
    public <R extends Row> Iterable<R> glanceNewer(TableId<R> table, long after) {
      List<R> rows = new ArrayList<>();
      for (R row : scan(table, new byte[0])) {
        if (row.modifyIndex() > after) {
          rows.add(row);
        }
      }
      return rows;
    }

    @Override
    public long tableIndex(TableId<?> table) {
      return tableIndexes.getOrDefault(table.name(), 0L);
    }

    @Override
    public long newestBelow(TableId<?> table, byte[] prefix) {
      long newest = 0;
      for (Row row : scan(table, prefix)) {
        newest = Math.max(newest, row.modifyIndex());
      }
      return newest;
    }

    @Override
    public <R extends Row> void put(TableId<R> table, byte[] key, R row) {
      note(table, key, table(table).put(key, row), row, false);
    }

    @Override
    public void delete(TableId<?> table, byte[] key) {
      remove(table, key, false);
    }

    private void remove(TableId<?> table, byte[] key, boolean perished) {
      Row before = table(table).remove(key);
      if (before != null) {
        note(table, key, before, null, perished);
      }
    }
  }
}
