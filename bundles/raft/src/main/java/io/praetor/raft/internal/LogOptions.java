package io.praetor.raft.internal;

import io.praetor.api.raft.ReplicatedState;
import io.praetor.raft.internal.control.ControlReply.Founder;
import io.praetor.raft.internal.transport.PeerRpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param blank there is nothing of Ratis yet, not even a vote
 * @param founders the members that the log begins with; empty when it exists, or others have it
 * @param alone whether there is no other member when the log is opened
 * @param address {@code host:port} at which others reach this server
 */
record LogOptions(
    ReplicatedState state,
    Path directory,
    boolean volatileLog,
    boolean blank,
    List<Founder> founders,
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

  RaftServer newServer(StateMachine stateMachine, PeerRpc rpc) throws IOException {
    List<RaftPeer> members = new ArrayList<>();
    for (Founder founder : founders) {
      members.add(
          RaftPeer.newBuilder()
              .setId(RaftPeerId.valueOf(founder.node()))
              .setAddress(founder.address())
              .build());
    }
    RaftProperties properties = LogTuning.properties(directory, alone, raftMultiplier, volatileLog);
    return RaftServer.newBuilder()
        .setServerId(RaftPeerId.valueOf(nodeId))
        .setGroup(RaftGroup.valueOf(RaftGroupId.valueOf(group), members))
        .setStateMachineRegistry(
            made -> {
              LogTuning.group(properties, raftMultiplier);
              return stateMachine;
            })
        .setProperties(properties)
        .setParameters(rpc.parameters())
        .setOption(blank ? RaftStorage.StartupOption.FORMAT : RaftStorage.StartupOption.RECOVER)
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

  Path current() {
    return LogDirectory.current(directory, group);
  }
}
