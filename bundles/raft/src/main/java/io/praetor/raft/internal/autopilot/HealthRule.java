package io.praetor.raft.internal.autopilot;

import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.raft.LogPosition;

/** When a server is healthy, and when a dead one may be removed; as Consul's autopilot has it. */
public final class HealthRule {

  private HealthRule() {}

  /**
   * Whether a server can be counted on.
   *
   * @param alive what gossip says
   * @param lastContactMillis negative for never
   * @param last its newest entry
   * @param leaderLast the leader's
   */
  public static boolean isHealthy(
      AutopilotConfig config,
      boolean alive,
      long lastContactMillis,
      LogPosition last,
      LogPosition leaderLast) {
    return alive
        && lastContactMillis >= 0
        && lastContactMillis <= config.lastContactMillis()
        && last.term() == leaderLast.term()
        && leaderLast.index() - last.index() <= config.maxTrailingLogs();
  }

  /**
   * Whether dead voters may be removed: the living ones must be a majority of all that there are,
   * and enough.
   */
  public static boolean mayRemoveVoters(AutopilotConfig config, int voters, int dead) {
    return config.cleanupDeadServers()
        && dead <= (voters - 1) / 2
        && voters - dead >= config.minQuorum();
  }

  /** How many more voters may fail. */
  public static int tolerance(int voters, int healthyVoters) {
    return Math.max(0, healthyVoters - (voters / 2 + 1));
  }
}
