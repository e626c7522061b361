package io.praetor.state.internal.durable;

import io.praetor.state.internal.table.Schema;
import io.praetor.state.internal.table.TableSchema;
import io.praetor.state.internal.wire.MalformedDataException;
import java.util.Arrays;

/** Looks at stored rows as if a version were made of them, without keeping any. */
final class RowCheck {

  private final Schema schema;
  private final Tally tally;
  private byte[] last = {};

  RowCheck(Schema schema, Tally tally) {
    this.schema = schema;
    this.tally = tally;
  }

  void entry(byte[] key, byte[] value) throws MalformedDataException {
    if (Arrays.compareUnsigned(last, key) >= 0) {
      throw new MalformedDataException("the stored state is out of order");
    }
    last = key;
    for (TableSchema<?> table : schema.tables()) {
      if (table.number() == key[0]) {
        table.codec().decode(Arrays.copyOfRange(key, 1, key.length), value);
        tally.row(key, value);
        return;
      }
    }
    throw new MalformedDataException("a stored row belongs to no table");
  }
}
