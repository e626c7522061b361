package io.praetor.api.raft;

import io.praetor.api.state.Row;
import io.praetor.api.state.TableId;

/**
 * How the leader looks after the servers; one row in the state, or the defaults.
 *
 * @param cleanupDeadServers remove servers that failed, while a healthy majority remains
 * @param lastContactMillis longest silence of a healthy server
 * @param maxTrailingLogs entries that a healthy server may be behind
 * @param minQuorum servers that clean-up leaves in any case
 * @param stabilizationMillis how long a server that returns must be healthy to count as stable
 * @param createIndex state index of the first change
 * @param modifyIndex state index of the last change
 */
public record AutopilotConfig(
    boolean cleanupDeadServers,
    long lastContactMillis,
    long maxTrailingLogs,
    long minQuorum,
    long stabilizationMillis,
    long createIndex,
    long modifyIndex)
    implements Row {

  /** The table; its one row stands at {@link #KEY}. */
  public static final TableId<AutopilotConfig> TABLE =
      new TableId<>("autopilot-config", AutopilotConfig.class);

  /** Key of the one row, in UTF-8. */
  public static final String KEY = "autopilot";
}
