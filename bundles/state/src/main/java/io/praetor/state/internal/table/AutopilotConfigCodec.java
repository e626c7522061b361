package io.praetor.state.internal.table;

import io.praetor.api.raft.AutopilotConfig;
import io.praetor.state.internal.wire.MalformedDataException;
import io.praetor.state.internal.wire.WireReader;
import io.praetor.state.internal.wire.WireWriter;

/** Version, create and modify index, then the settings in the order of the row. */
final class AutopilotConfigCodec implements RowCodec<AutopilotConfig> {

  private static final int VERSION = 1;
  private static final int USUAL_SIZE = 32;

  @Override
  public byte[] encode(AutopilotConfig row) {
    return new WireWriter(USUAL_SIZE)
        .octet(VERSION)
        .number(row.createIndex())
        .number(row.modifyIndex())
        .octet(row.cleanupDeadServers() ? 1 : 0)
        .number(row.lastContactMillis())
        .number(row.maxTrailingLogs())
        .number(row.minQuorum())
        .number(row.stabilizationMillis())
        .toBytes();
  }

  @Override
  public AutopilotConfig decode(byte[] key, byte[] value) throws MalformedDataException {
    WireReader in = new WireReader(value);
    in.version(VERSION);
    long createIndex = in.number();
    long modifyIndex = in.number();
    AutopilotConfig row =
        new AutopilotConfig(
            in.octet() != 0,
            in.number(),
            in.number(),
            in.number(),
            in.number(),
            createIndex,
            modifyIndex);
    in.end();
    return row;
  }
}
