package io.praetor.state.internal.apply;

import io.praetor.api.state.Row;
import io.praetor.state.internal.table.RootEdit;
import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.table.TableSchema;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Removal of rows whose life is over, as the leader of one term saw it. It removes what has not
 * changed since, and nothing when its time has passed: in a later term, whose leader has begun all
 * lives anew, or when the state has gone back behind what the leader saw, as a restore makes it.
 *
 * @param term of the leader
 * @param seen index of the state that it looked at
 */
public record Perishing(long term, long seen, List<Over> rows) {

  private static final int VERSION = 1;
  private static final int USUAL_ROW_BYTES = 48;
  private static final int MIN_ROW_BYTES = 3;
  private static final int MAX_TABLE = 127;

  /** More are sent in several commands, and none with more is ever made. */
  public static final int MAX_ROWS = 256;

  private static final byte[] CARRIED_OUT = {1};
  private static final byte[] TOO_LATE = {0};

  /**
   * A row whose life is over.
   *
   * @param table its number
   * @param modifyIndex the version of the row that lived that long
   */
  public record Over(int table, byte[] key, long modifyIndex) {}

  public byte[] encode() {
    WireWriter out =
        new WireWriter(rows.size() * USUAL_ROW_BYTES)
            .octet(VERSION)
            .number(term)
            .number(seen)
            .number(rows.size());
    for (Over row : rows) {
      out.number(row.table()).block(row.key()).number(row.modifyIndex());
    }
    return out.toBytes();
  }

  static Perishing decode(ByteBuffer payload) throws MalformedDataException {
    WireReader in = new WireReader(payload);
    in.version(VERSION);
    long term = in.number();
    long seen = in.number();
    int count = in.count(Math.min(MAX_ROWS, payload.remaining() / MIN_ROW_BYTES));
    List<Over> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int table = in.count(MAX_TABLE);
      ByteBuffer key = in.block();
      byte[] bytes = new byte[key.remaining()];
      key.get(bytes);
      rows.add(new Over(table, bytes, in.number()));
    }
    in.end();
    return new Perishing(term, seen, rows);
  }

  /** Whether the outcome of such a command says that it was carried out. */
  public static boolean isCarriedOut(byte[] result) {
    return result.length == 1 && result[0] == CARRIED_OUT[0];
  }

  /** The command on its way into a state, as part of an entry of some term. */
  Work work(long entryTerm) {
    return (edit, followUp) -> {
      if (entryTerm != term || edit.index() <= seen) {
        return TOO_LATE;
      }
      rows.forEach(row -> remove(edit, row));
      followUp.run(edit, 0);
      return CARRIED_OUT;
    };
  }

  private static void remove(RootEdit edit, Over over) {
    TableSchema<?> table = Schema.current().table(over.table());
    Row row = edit.get(table.id(), over.key());
    if (row != null && row.modifyIndex() == over.modifyIndex()) {
      edit.perish(table.id(), over.key());
    }
  }
}
