package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import java.util.ArrayList;
import java.util.List;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;

/** What this server sees of the group. */
final class MemberView {

  private final RaftServer.Division member;
  private final RaftPeerId self;
  private final String address;

  /**
   * Makes a view.
   *
   * @param address where this server is reached now; the log may still name an earlier address
   */
  MemberView(RaftServer.Division member, String address) {
    this.member = member;
    this.self = member.getId();
    this.address = address;
  }

  boolean leads() {
    return member.getInfo().isLeader();
  }

  /** Whether this server is the only voter, now and before a change that is under way. */
  boolean alone() {
    RaftConfiguration members = member.getRaftConf();
    return members.getCurrentPeers().size() == 1
        && members.getPreviousPeers().size() <= 1
        && members.getPeer(self) != null;
  }

  RaftStatus status(LogPosition applied) {
    DivisionInfo info = member.getInfo();
    RaftConfiguration members = member.getRaftConf();
    RaftPeerId leader = info.getLeaderId();
    TermIndex last = member.getRaftLog().getLastEntryTermIndex();
    return new RaftStatus(
        info.isLeader(),
        leader == null ? "" : address(members.getPeer(leader)),
        peers(members),
        info.getCurrentTerm(),
        last == null ? applied.index() : last.getIndex(),
        member.getRaftLog().getLastCommittedIndex(),
        applied.index(),
        info.isLeader() ? 0 : lastContactMillis(info.getRoleInfoProto()));
  }

  private List<RaftPeer> peers(RaftConfiguration members) {
    List<RaftPeer> peers = new ArrayList<>();
    for (RaftPeerRole role : List.of(RaftPeerRole.FOLLOWER, RaftPeerRole.LISTENER)) {
      for (org.apache.ratis.protocol.RaftPeer peer : members.getAllPeers(role)) {
        peers.add(
            new RaftPeer(peer.getId().toString(), address(peer), role == RaftPeerRole.FOLLOWER));
      }
    }
    return List.copyOf(peers);
  }

  private String address(org.apache.ratis.protocol.RaftPeer peer) {
    if (peer == null) {
      return "";
    }
    return peer.getId().equals(self) ? address : peer.getAddress();
  }

  private static long lastContactMillis(RoleInfoProto role) {
    return role.hasFollowerInfo()
        ? role.getFollowerInfo().getLeaderInfo().getLastRpcElapsedTimeMs()
        : role.getRoleElapsedTimeMs();
  }
}
