package io.praetor.raft.internal;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.raft.RaftPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.server.RaftServer;

/**
 * Asks the local member, which leads, to change who the members are and who leads. A change counts
 * only if nobody else changed them meanwhile. Ratis lets a new member catch up before its vote
 * counts.
 */
final class MemberChange {

  /** How long handing over may take before the leader goes on itself. */
  static final long TRANSFER_MILLIS = 1_500;

  private final RaftServer server;
  private final RaftGroupId group;
  private final ClientId client = ClientId.randomId();
  private final AtomicLong calls = new AtomicLong();

  MemberChange(RaftServer server, RaftGroupId group) {
    this.server = server;
    this.group = group;
  }

  /** Adds a server, or gives one that is a member the vote or takes it away. */
  CompletableFuture<Void> put(List<RaftPeer> members, RaftPeer changed) {
    List<RaftPeer> wanted = new ArrayList<>(without(members, changed.id()));
    wanted.add(changed);
    return change(members, wanted);
  }

  CompletableFuture<Void> remove(List<RaftPeer> members, String id) {
    return change(members, without(members, id));
  }

  private static List<RaftPeer> without(List<RaftPeer> members, String id) {
    return members.stream().filter(one -> !one.id().equals(id)).toList();
  }

  private CompletableFuture<Void> change(List<RaftPeer> members, List<RaftPeer> wanted) {
    SetConfigurationRequest.Arguments arguments =
        SetConfigurationRequest.Arguments.newBuilder()
            .setMode(SetConfigurationRequest.Mode.COMPARE_AND_SET)
            .setServersInCurrentConf(peers(members, true))
            .setListenersInCurrentConf(peers(members, false))
            .setServersInNewConf(peers(wanted, true))
            .setListenersInNewConf(peers(wanted, false))
            .build();
    try {
      return done(
          server.setConfigurationAsync(
              new SetConfigurationRequest(
                  client, server.getId(), group, calls.incrementAndGet(), arguments)));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(new OperationFailedException(e.getMessage()));
    }
  }

  private static List<org.apache.ratis.protocol.RaftPeer> peers(
      List<RaftPeer> members, boolean voters) {
    return members.stream()
        .filter(one -> one.voter() == voters)
        .map(
            one ->
                org.apache.ratis.protocol.RaftPeer.newBuilder()
                    .setId(RaftPeerId.valueOf(one.id()))
                    .setAddress(one.address())
                    .setStartupRole(voters ? RaftPeerRole.FOLLOWER : RaftPeerRole.LISTENER)
                    .build())
        .toList();
  }

  CompletableFuture<Void> transfer(String id) {
    try {
      return done(
          server.transferLeadershipAsync(
              new TransferLeadershipRequest(
                  client,
                  server.getId(),
                  group,
                  calls.incrementAndGet(),
                  RaftPeerId.valueOf(id),
                  TRANSFER_MILLIS)));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(new OperationFailedException(e.getMessage()));
    }
  }

  private static CompletableFuture<Void> done(CompletableFuture<RaftClientReply> reply) {
    return reply.thenAccept(
        answer -> {
          if (!answer.isSuccess()) {
            throw new OperationFailedException(String.valueOf(answer.getException().getMessage()));
          }
        });
  }
}
