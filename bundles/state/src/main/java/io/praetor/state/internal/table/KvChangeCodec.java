package io.praetor.state.internal.table;

import io.praetor.api.kv.KvChange;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.util.Arrays;

/** Version, whether the key went, then the entry as its own table has it; the key names it. */
final class KvChangeCodec implements RowCodec<KvChange> {

  private static final int VERSION = 1;

  private final KvEntryCodec entries = new KvEntryCodec();

  @Override
  public byte[] encode(KvChange row) {
    byte[] entry = entries.encode(row.entry());
    return new WireWriter(entry.length + 2)
        .octet(VERSION)
        .octet(row.deleted() ? 1 : 0)
        .rest(entry)
        .toBytes();
  }

  @Override
  public KvChange decode(byte[] key, byte[] value) throws MalformedDataException {
    WireReader in = new WireReader(value);
    in.version(VERSION);
    boolean deleted = in.octet() != 0;
    if (key.length < Long.BYTES) {
      throw new MalformedDataException("a change without an index");
    }
    byte[] name = Arrays.copyOfRange(key, Long.BYTES, key.length);
    return new KvChange(entries.decode(name, in.rest()), deleted);
  }
}
