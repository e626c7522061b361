package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.raft.internal.transport.ServerPort;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the log that the settings describe. */
final class LogStart {

  private static final Logger LOG = LoggerFactory.getLogger(LogStart.class);

  private final RaftSettings settings;
  private final ReplicatedState state;
  private final Consumer<String> broken;

  /**
   * Makes a start.
   *
   * @param broken is told once in one line when the log, once open, cannot go on
   */
  LogStart(RaftSettings settings, ReplicatedState state, Consumer<String> broken) {
    this.settings = settings;
    this.state = state;
    this.broken = broken;
  }

  /**
   * Opens the log; takes as long as reading it takes.
   *
   * @throws StartRefusedException when that would lose data or cannot work, with one line for the
   *     operator
   */
  OpenLog open() throws IOException {
    if (!settings.directory().isEmpty()) {
      return open(Path.of(settings.directory()), false);
    }
    Path scratch = Files.createTempDirectory("praetor-log-");
    boolean opened = false;
    try {
      OpenLog log = new ScratchLog(open(scratch, true), scratch);
      opened = true;
      return log;
    } finally {
      if (!opened) {
        LogDirectory.deleteTree(scratch);
      }
    }
  }

  private OpenLog open(Path directory, boolean scratch) throws IOException {
    ServerPort port = bind();
    boolean opened = false;
    try {
      OpenLog log = open(directory, scratch, port);
      opened = true;
      return log;
    } finally {
      if (!opened) {
        port.close();
      }
    }
  }

  private OpenLog open(Path directory, boolean scratch, ServerPort port) throws IOException {
    boolean mayFound = scratch || settings.bootstrap() || settings.bootstrapExpect() == 1;
    LogDirectory.Plan plan =
        new LogDirectory(directory).plan(settings.nodeId(), mayFound, state.durablePosition());
    if (plan.start() == LogDirectory.Start.WAIT) {
      LOG.info("There is no log in {}; waiting to be added to a cluster", directory);
      port.start();
      return new WaitingNode(port);
    }
    LogOptions options =
        new LogOptions(
            state,
            directory,
            scratch,
            plan.start() == LogDirectory.Start.FOUND,
            plan.alone(),
            settings.nodeId(),
            plan.membership().group(),
            address(settings.advertiseAddress(), settings.port()),
            settings.raftMultiplier(),
            settings.snapshotThreshold(),
            settings.trailingLogs(),
            settings.snapshotIntervalMillis());
    return RaftNode.open(options, port, broken);
  }

  /** Takes the server port before anything is opened, so that a second agent changes nothing. */
  private ServerPort bind() throws IOException {
    try {
      return ServerPort.bind(settings.bindAddress(), settings.port());
    } catch (BindException | UnknownHostException e) {
      throw new StartRefusedException(
          "cannot listen on "
              + address(settings.bindAddress(), settings.port())
              + " (server port): "
              + e.getMessage(),
          e);
    }
  }

  /** Host and port in one, an IPv6 address in brackets (RFC 3986 §3.2.2). */
  private static String address(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
