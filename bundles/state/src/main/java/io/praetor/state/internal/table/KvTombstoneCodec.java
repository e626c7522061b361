package io.praetor.state.internal.table;

import io.praetor.api.kv.KvTombstone;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.nio.charset.StandardCharsets;

/** Version and modify index; the key says the rest. */
final class KvTombstoneCodec implements RowCodec<KvTombstone> {

  private static final int VERSION = 1;
  private static final int USUAL_SIZE = 8;

  @Override
  public byte[] encode(KvTombstone row) {
    return new WireWriter(USUAL_SIZE).octet(VERSION).number(row.modifyIndex()).toBytes();
  }

  @Override
  public KvTombstone decode(byte[] key, byte[] value) throws MalformedDataException {
    WireReader in = new WireReader(value);
    in.version(VERSION);
    KvTombstone row = new KvTombstone(new String(key, StandardCharsets.UTF_8), in.number());
    in.end();
    return row;
  }
}
