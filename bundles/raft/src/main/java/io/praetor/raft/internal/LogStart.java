package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.raft.internal.control.ControlReply.Founder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out how the log that the settings describe is to be opened. */
final class LogStart {

  private static final Logger LOG = LoggerFactory.getLogger(LogStart.class);

  private final RaftSettings settings;
  private final ReplicatedState state;
  private final Path directory;
  private final boolean scratch;

  LogStart(RaftSettings settings, ReplicatedState state) throws IOException {
    this.settings = settings;
    this.state = state;
    this.scratch = settings.directory().isEmpty();
    this.directory =
        scratch ? Files.createTempDirectory("praetor-log-") : Path.of(settings.directory());
  }

  Path directory() {
    return directory;
  }

  /**
   * What to open; empty when this server must wait for others.
   *
   * @throws StartRefusedException when that would lose data or cannot work, with one line for the
   *     operator
   */
  Optional<LogOptions> plan() throws IOException {
    Recovery recovery = new Recovery(directory, settings.nodeId(), address());
    recovery.apply(state.durablePosition());
    boolean mayFound = scratch || settings.bootstrap() || settings.bootstrapExpect() == 1;
    LogDirectory.Plan plan =
        new LogDirectory(directory).plan(settings.nodeId(), mayFound, state.durablePosition());
    if (plan.start() == LogDirectory.Start.WAIT) {
      LOG.info("There is no log in {}; waiting to be added to a cluster", directory);
      return Optional.empty();
    }
    LogOptions options = options(plan);
    recovery.done();
    return Optional.of(options);
  }

  /** What to open as a member of a cluster that has no log here yet. */
  LogOptions join(UUID group, List<Founder> founders) throws IOException {
    Membership membership = new Membership(settings.nodeId(), group, founders);
    return options(new LogDirectory(directory).join(membership));
  }

  /** Leaves nothing of a log that was not to be kept. */
  void end() throws IOException {
    if (scratch) {
      LogDirectory.deleteTree(directory);
    }
  }

  String address() {
    return ServerAddress.text(settings.advertiseAddress(), settings.port());
  }

  private LogOptions options(LogDirectory.Plan plan) {
    List<Founder> founders =
        plan.start() == LogDirectory.Start.FOUND
            ? List.of(new Founder(settings.nodeId(), address()))
            : plan.start() == LogDirectory.Start.ENTER ? plan.membership().founders() : List.of();
    return new LogOptions(
        state,
        directory,
        scratch,
        plan.blank(),
        founders,
        plan.alone(),
        settings.nodeId(),
        plan.membership().group(),
        address(),
        settings.raftMultiplier(),
        settings.snapshotThreshold(),
        settings.trailingLogs(),
        settings.snapshotIntervalMillis());
  }
}
