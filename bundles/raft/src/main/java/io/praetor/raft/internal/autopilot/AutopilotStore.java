package io.praetor.raft.internal.autopilot;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.state.Commands;
import io.praetor.api.state.ReadOptions;
import io.praetor.api.state.ReadResult;
import io.praetor.api.state.StateStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the autopilot configuration is: in the state, or before that in the settings. */
public final class AutopilotStore {

  private static final Logger LOG = LoggerFactory.getLogger(AutopilotStore.class);

  private static final ReadOptions STALE =
      new ReadOptions(ReadMode.STALE, 0, Duration.ZERO, Duration.ZERO);

  private final Supplier<StateStore> state;
  private final AutopilotConfig defaults;

  /**
   * Makes a store.
   *
   * @param state gives null while there is none
   */
  public AutopilotStore(Supplier<StateStore> state, RaftSettings settings) {
    this.state = state;
    this.defaults =
        new AutopilotConfig(
            settings.cleanupDeadServers(),
            settings.lastContactThresholdMillis(),
            settings.maxTrailingLogs(),
            settings.minQuorum(),
            settings.serverStabilizationMillis(),
            0,
            0);
  }

  /** The configuration in force, as far as this server knows. */
  public AutopilotConfig current() {
    StateStore store = state.get();
    if (store == null) {
      return defaults;
    }
    CompletableFuture<ReadResult<AutopilotConfig>> read = store.read(new AutopilotQuery(), STALE);
    boolean known = read.isDone() && !read.isCompletedExceptionally();
    AutopilotConfig row = known ? read.join().value() : null;
    return row == null ? defaults : row;
  }

  /** Called by a leader from time to time: the first writes down what its settings say. */
  public void settle() {
    StateStore store = state.get();
    if (store == null || current().createIndex() > 0) {
      return;
    }
    var unused =
        store
            .write(Commands.AUTOPILOT, new AutopilotCommand(true, 0, defaults).encode())
            .whenComplete(
                (result, failure) -> {
                  if (failure != null) {
                    LOG.warn("The first autopilot configuration was not written", failure);
                  }
                });
  }
}
