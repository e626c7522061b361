package io.praetor.raft.internal;

import io.praetor.api.raft.ReplicatedState;
import io.praetor.raft.internal.transport.ServerPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachine;

/**
 * Everything that a log is opened with.
 *
 * @param directory where it lies
 * @param volatileLog it dies with the process
 * @param founding there is no log yet, and this server begins one as the only member
 * @param alone whether there is no other member when the log is opened
 * @param address {@code host:port} at which others reach this server
 */
record LogOptions(
    ReplicatedState state,
    Path directory,
    boolean volatileLog,
    boolean founding,
    boolean alone,
    String nodeId,
    UUID group,
    String address,
    int raftMultiplier,
    int checkpointEntries,
    int trailingEntries,
    long upkeepMillis) {

  long electionTimeoutMinMillis() {
    return LogTuning.electionTimeoutMinMillis(raftMultiplier);
  }

  RaftServer newServer(StateMachine stateMachine, ServerPort port) throws IOException {
    RaftPeerId self = RaftPeerId.valueOf(nodeId);
    // The members of a log that exists are in the log.
    List<RaftPeer> members =
        founding
            ? List.of(RaftPeer.newBuilder().setId(self).setAddress(address).build())
            : List.of();
    RaftProperties properties = LogTuning.properties(directory, alone, raftMultiplier, volatileLog);
    return RaftServer.newBuilder()
        .setServerId(self)
        .setGroup(RaftGroup.valueOf(RaftGroupId.valueOf(group), members))
        .setStateMachine(stateMachine)
        .setProperties(properties)
        .setParameters(port.parameters())
        .setOption(founding ? RaftStorage.StartupOption.FORMAT : RaftStorage.StartupOption.RECOVER)
        .build();
  }

  Upkeep upkeep(LongSupplier applied, LongFunction<? extends CompletionStage<?>> purge) {
    return new Upkeep(
        state, current(), checkpointEntries, trailingEntries, applied, purge, volatileLog);
  }

  /** Size of the log files. */
  long bytes() throws IOException {
    long bytes = 0;
    for (LogFiles.Segment segment : LogFiles.list(current())) {
      bytes += Files.size(segment.path());
    }
    return bytes;
  }

  private Path current() {
    return LogDirectory.current(directory, group);
  }
}
