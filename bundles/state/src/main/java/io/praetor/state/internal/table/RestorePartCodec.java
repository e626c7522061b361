package io.praetor.state.internal.table;

import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;

/** Version, modify index, attempt, number, then the bytes up to the end. */
final class RestorePartCodec implements RowCodec<RestorePart> {

  private static final int VERSION = 1;

  /** Version, two numbers, and a name of 36 letters. */
  private static final int USUAL_OVERHEAD = 64;

  @Override
  public byte[] encode(RestorePart row) {
    return new WireWriter(row.bytes().length + USUAL_OVERHEAD)
        .octet(VERSION)
        .number(row.modifyIndex())
        .text(row.restore())
        .number(row.number())
        .rest(row.bytes())
        .toBytes();
  }

  @Override
  public RestorePart decode(byte[] key, byte[] value) throws MalformedDataException {
    WireReader in = new WireReader(value);
    in.version(VERSION);
    long modifyIndex = in.number();
    String restore = in.text();
    int number = in.count(Integer.MAX_VALUE);
    return new RestorePart(restore, number, in.rest(), modifyIndex);
  }
}
