package io.praetor.state.internal.table;

import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;

/** How fields of one type look in bytes. */
interface FieldForm<T> {

  void write(WireWriter out, T value);

  T read(WireReader in) throws MalformedDataException;

  /** What a field is in rows that were written before it existed. */
  T absent();
}
