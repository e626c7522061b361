package io.praetor.state.internal.table;

import io.praetor.api.state.Row;
import io.praetor.state.internal.wire.MalformedDataException;

/** Rows of one table as bytes. The first byte says which version of the format follows. */
public interface RowCodec<R extends Row> {

  byte[] encode(R row);

  /**
   * The row that {@link #encode} was given.
   *
   * @param key where the row stands; parts of it that the key tells are not in the value
   */
  R decode(byte[] key, byte[] value) throws MalformedDataException;
}
