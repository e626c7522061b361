package io.praetor.raft.internal.autopilot;

import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;

/** The autopilot configuration, null before the first leader has set one. */
public record AutopilotQuery() implements StateQuery<AutopilotConfig> {

  @Override
  public Answer<AutopilotConfig> run(ReadTxn txn) {
    AutopilotConfig row =
        txn.get(AutopilotConfig.TABLE, AutopilotConfig.KEY.getBytes(StandardCharsets.UTF_8));
    return new Answer<>(row, row == null ? 0 : row.modifyIndex(), row != null);
  }
}
