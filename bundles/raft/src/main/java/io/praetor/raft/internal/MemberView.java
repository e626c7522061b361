package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import io.praetor.raft.internal.transport.Contacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  private final Function<String, Optional<String>> addresses;

  /**
   * Makes a view.
   *
   * @param address where this server is reached now; the log may still name an earlier address
   * @param addresses where others are reached now, as far as is known
   */
  MemberView(
      RaftServer.Division member, String address, Function<String, Optional<String>> addresses) {
    this.member = member;
    this.self = member.getId();
    this.address = address;
    this.addresses = addresses;
  }

  boolean leads() {
    return member.getInfo().isLeader();
  }

  /** Newest entry known to be committed here; on a leader, the newest of all. */
  long committedIndex() {
    return member.getRaftLog().getLastCommittedIndex();
  }

  /** Whether this server is the only voter, now and before a change that is under way. */
  boolean alone() {
    RaftConfiguration members = member.getRaftConf();
    return members.getCurrentPeers().size() == 1
        && members.getPreviousPeers().size() <= 1
        && members.getPeer(self) != null;
  }

  /** Whether this server is a member at all, with a vote or without. */
  boolean includesSelf() {
    return member.getRaftConf().getPeer(self, RaftPeerRole.FOLLOWER, RaftPeerRole.LISTENER) != null;
  }

  /** Whether no change of members is under way. */
  boolean settled() {
    RaftConfiguration members = member.getRaftConf();
    return members.getPreviousPeers().isEmpty()
        && members.getLogEntryIndex() <= member.getRaftLog().getLastCommittedIndex();
  }

  /** Id of another server that leads, or null. */
  String otherLeader() {
    RaftPeerId leader = member.getInfo().getLeaderId();
    return leader == null || leader.equals(self) ? null : leader.toString();
  }

  /** Id of whoever leads, or null. */
  String leader() {
    RaftPeerId leader = member.getInfo().getLeaderId();
    return leader == null ? null : leader.toString();
  }

  /** Whose answers make a majority. */
  List<Contacts.Electorate> electorates() {
    RaftConfiguration members = member.getRaftConf();
    List<Contacts.Electorate> electorates = new ArrayList<>(2);
    electorates.add(electorate(members.getCurrentPeers()));
    if (!members.getPreviousPeers().isEmpty()) {
      electorates.add(electorate(members.getPreviousPeers()));
    }
    return electorates;
  }

  private Contacts.Electorate electorate(Collection<org.apache.ratis.protocol.RaftPeer> voters) {
    List<String> others = new ArrayList<>(voters.size());
    for (org.apache.ratis.protocol.RaftPeer voter : voters) {
      if (!voter.getId().equals(self)) {
        others.add(voter.getId().toString());
      }
    }
    return new Contacts.Electorate(others, others.size() < voters.size());
  }

  long term() {
    return member.getInfo().getCurrentTerm();
  }

  /** The newest entry, or what the state has when the log has none, or is closed. */
  LogPosition last(LogPosition applied) {
    try {
      TermIndex last = member.getRaftLog().getLastEntryTermIndex();
      return last == null ? applied : new LogPosition(last.getTerm(), last.getIndex());
    } catch (IllegalStateException closed) {
      // A log may close at any time, and others may ask until the last moment; Ratis refuses this
      // question then, and has no other way to say so.
      return applied;
    }
  }

  long lastContactMillis() {
    DivisionInfo info = member.getInfo();
    return info.isLeader() ? 0 : lastContactMillis(info.getRoleInfoProto());
  }

  RaftStatus status(LogPosition applied) {
    DivisionInfo info = member.getInfo();
    RaftConfiguration members = member.getRaftConf();
    RaftPeerId leader = info.getLeaderId();
    return new RaftStatus(
        info.isLeader(),
        leader == null ? "" : address(members.getPeer(leader)),
        peers(members),
        info.getCurrentTerm(),
        last(applied).index(),
        member.getRaftLog().getLastCommittedIndex(),
        applied.index(),
        lastContactMillis());
  }

  List<RaftPeer> peers() {
    return peers(member.getRaftConf());
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
    return peer.getId().equals(self)
        ? address
        : addresses.apply(peer.getId().toString()).orElse(peer.getAddress());
  }

  private static long lastContactMillis(RoleInfoProto role) {
    return role.hasFollowerInfo()
        ? role.getFollowerInfo().getLeaderInfo().getLastRpcElapsedTimeMs()
        : role.getRoleElapsedTimeMs();
  }
}
