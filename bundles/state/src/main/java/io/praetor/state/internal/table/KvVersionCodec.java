package io.praetor.state.internal.table;

import io.praetor.api.kv.KvVersion;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.util.Arrays;

/**
 * Version, whether the key went, modify index, author, then the entry as its own table has it; the
 * key names it.
 */
final class KvVersionCodec implements RowCodec<KvVersion> {

  private static final int VERSION = 1;
  private static final int USUAL_OVERHEAD = 16;

  /** What follows the name of the key: a zero byte and the index. */
  private static final int KEY_TAIL = 1 + Long.BYTES;

  private final KvEntryCodec entries = new KvEntryCodec();

  @Override
  public byte[] encode(KvVersion row) {
    byte[] entry = entries.encode(row.entry());
    return new WireWriter(entry.length + USUAL_OVERHEAD)
        .octet(VERSION)
        .octet(row.deleted() ? 1 : 0)
        .number(row.modifyIndex())
        .text(row.author())
        .rest(entry)
        .toBytes();
  }

  @Override
  public KvVersion decode(byte[] key, byte[] value) throws MalformedDataException {
    WireReader in = new WireReader(value);
    in.version(VERSION);
    boolean deleted = in.octet() != 0;
    long modifyIndex = in.number();
    String author = in.text();
    if (key.length < KEY_TAIL) {
      throw new MalformedDataException("a version without an index");
    }
    byte[] name = Arrays.copyOf(key, key.length - KEY_TAIL);
    return new KvVersion(entries.decode(name, in.rest()), deleted, author, modifyIndex);
  }
}
