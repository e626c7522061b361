package io.praetor.state.internal.durable;

import io.praetor.api.state.Row;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.table.TableSchema;
import io.praetor.state.internal.table.TableVersion;
import io.praetor.state.internal.tree.TreeBuilder;
import io.praetor.state.internal.wire.MalformedDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a version of stored entries that come in ascending key order, in one pass and without a
 * single insertion. A stored key is the table's number and the row's key.
 */
final class RootAssembly {

  /** A table whose rows are coming in. */
  private static final class Filling<R extends Row> {
    private final TableSchema<R> schema;
    private final TreeBuilder<R> rows = new TreeBuilder<>();

    Filling(TableSchema<R> schema) {
      this.schema = schema;
    }

    void add(byte[] key, byte[] value) throws MalformedDataException {
      rows.add(key, schema.codec().decode(key, value));
    }

    TableVersion<R> version(StateMark mark) {
      return TableVersion.of(schema, rows.build(), mark.tableIndex(schema.number()));
    }
  }

  private final Schema schema;
  private final List<Filling<?>> tables = new ArrayList<>();

  RootAssembly(Schema schema) {
    this.schema = schema;
    for (TableSchema<?> table : schema.tables()) {
      tables.add(new Filling<>(table));
    }
  }

  void entry(byte[] key, byte[] value) throws IOException {
    try {
      tableOf(key).add(Arrays.copyOfRange(key, 1, key.length), value);
    } catch (IllegalArgumentException e) {
      throw new IOException("the stored state is out of order", e);
    }
  }

  Root build(StateMark mark) {
    List<TableVersion<?>> versions = new ArrayList<>();
    for (Filling<?> table : tables) {
      versions.add(table.version(mark));
    }
    return new Root(schema, mark.position(), mark.index(), versions);
  }

  private Filling<?> tableOf(byte[] key) throws MalformedDataException {
    for (Filling<?> table : tables) {
      if (key.length > 0 && table.schema.number() == key[0]) {
        return table;
      }
    }
    throw new MalformedDataException("a stored row belongs to no table");
  }
}
