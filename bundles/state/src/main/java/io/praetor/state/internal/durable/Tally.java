package io.praetor.state.internal.durable;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.state.Snapshots.Contents;
import io.praetor.api.state.Snapshots.Table;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.table.TableSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what goes into a snapshot or comes out of one. */
final class Tally {

  /** Beyond all numbers of tables. */
  private static final int TABLES = 128;

  private final Schema schema;
  private final long[] rows = new long[TABLES];
  private final long[] bytes = new long[TABLES];

  Tally(Schema schema) {
    this.schema = schema;
  }

  void row(byte[] key, byte[] value) {
    rows[key[0]]++;
    bytes[key[0]] += key.length + value.length;
  }

  /** What was counted, tables without rows left out. */
  Contents contents(LogPosition position, long index) {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (TableSchema<?> table : schema.tables()) {
      int number = table.number();
      if (rows[number] > 0) {
        tables.put(table.id().name(), new Table(rows[number], bytes[number]));
      }
    }
    return new Contents(position.term(), position.index(), index, tables);
  }
}
