package io.praetor.state.internal.table;

import io.praetor.api.kv.KvEntry;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;
import java.nio.charset.StandardCharsets;

/** Version, create, modify and lock index, flags, session, then the value up to the end. */
final class KvEntryCodec implements RowCodec<KvEntry> {

  private static final int VERSION = 1;

  /** Version, four numbers of usual size, and an empty session. */
  private static final int USUAL_OVERHEAD = 24;

  @Override
  public byte[] encode(KvEntry row) {
    return new WireWriter(row.value().length + USUAL_OVERHEAD)
        .octet(VERSION)
        .number(row.createIndex())
        .number(row.modifyIndex())
        .number(row.lockIndex())
        .number(row.flags())
        .text(row.session())
        .rest(row.value())
        .toBytes();
  }

  @Override
  public KvEntry decode(byte[] key, byte[] value) throws MalformedDataException {
    WireReader in = new WireReader(value);
    in.version(VERSION);
    long createIndex = in.number();
    long modifyIndex = in.number();
    long lockIndex = in.number();
    long flags = in.number();
    String session = in.text();
    return new KvEntry(
        new String(key, StandardCharsets.UTF_8),
        in.rest(),
        flags,
        lockIndex,
        // One empty string for a million rows without a lock.
        session.isEmpty() ? "" : session,
        createIndex,
        modifyIndex);
  }
}
