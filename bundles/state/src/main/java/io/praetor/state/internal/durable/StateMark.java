package io.praetor.state.internal.durable;

import io.praetor.api.raft.LogPosition;
import io.praetor.state.internal.table.Root;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.table.TableSchema;
import io.praetor.state.internal.table.TableVersion;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a stored state has come: stands beside the rows in a storage engine and in front of them
 * in a snapshot.
 *
 * @param position newest log entry
 * @param index newest command
 * @param tableIndexes newest change of each table, by its number
 */
record StateMark(LogPosition position, long index, Map<Integer, Long> tableIndexes) {

  private static final int VERSION = 1;
  private static final int USUAL_SIZE = 128;
  private static final int MAX_TABLES = 127;

  static StateMark of(Root root) {
    Map<Integer, Long> indexes = new HashMap<>();
    for (TableVersion<?> table : root.tables()) {
      indexes.put(table.schema().number(), table.lastIndex());
    }
    return new StateMark(root.position(), root.index(), indexes);
  }

  /** Names go with the numbers, so that a mix-up of numbers between versions would be found. */
  byte[] encode(Schema schema) {
    WireWriter out =
        new WireWriter(USUAL_SIZE)
            .octet(VERSION)
            .number(position.term())
            .number(position.index() + 1)
            .number(index)
            .number(schema.tables().size());
    for (TableSchema<?> table : schema.tables()) {
      out.number(table.number()).text(table.id().name()).number(tableIndexes.get(table.number()));
    }
    return out.toBytes();
  }

  static StateMark decode(byte[] bytes, Schema schema) throws MalformedDataException {
    WireReader in = new WireReader(bytes);
    in.version(VERSION);
    long term = in.number();
    LogPosition position = new LogPosition(term, in.number() - 1);
    long index = in.number();
    Map<Integer, Long> tableIndexes = new HashMap<>();
    for (int left = in.count(MAX_TABLES); left > 0; left--) {
      int number = in.count(MAX_TABLES);
      requireKnown(schema, number, in.text());
      tableIndexes.put(number, in.number());
    }
    in.end();
    return new StateMark(position, index, tableIndexes);
  }

  long tableIndex(int table) {
    return tableIndexes.getOrDefault(table, 0L);
  }

  private static void requireKnown(Schema schema, int number, String name)
      throws MalformedDataException {
    for (TableSchema<?> table : schema.tables()) {
      if (table.number() == number && table.id().name().equals(name)) {
        return;
      }
    }
    throw new MalformedDataException(
        "table " + name + " (" + number + ") is not known: the state is of a newer version");
  }
}
