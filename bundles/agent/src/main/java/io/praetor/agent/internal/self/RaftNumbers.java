package io.praetor.agent.internal.self;

import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a server knows of its log, in Consul's names. */
final class RaftNumbers {

  /** Servers are named by their ids; it is also what they tell in gossip. */
  private static final String PROTOCOL = "3";

  private RaftNumbers() {}

  static Map<String, String> of(RaftStatus raft) {
    Map<String, String> values = new TreeMap<>();
    values.put("applied_index", index(raft.appliedIndex()));
    values.put("commit_index", index(raft.commitIndex()));
    values.put("fsm_pending", index(raft.commitIndex() - raft.appliedIndex()));
    values.put("last_contact", raft.leader() ? "0" : raft.lastContactMillis() + "ms");
    values.put("last_log_index", index(raft.lastLogIndex()));
    values.put("latest_configuration", configuration(raft.peers()));
    values.put("num_peers", Long.toString(otherVoters(raft)));
    values.put("protocol_version", PROTOCOL);
    values.put("protocol_version_max", PROTOCOL);
    values.put("protocol_version_min", PROTOCOL);
    values.put("state", raft.leader() ? "Leader" : "Follower");
    values.put("term", index(raft.term()));
    return values;
  }

  /** Logs count from 0 here and from 1 there, where 0 says that there is nothing yet. */
  private static String index(long index) {
    return Long.toString(Math.max(0, index));
  }

  /** Those who do not vote are no peers in Consul's count. */
  private static long otherVoters(RaftStatus raft) {
    return Math.max(0, raft.peers().stream().filter(RaftPeer::voter).count() - 1);
  }

  private static String configuration(List<RaftPeer> peers) {
    return peers.stream().map(RaftNumbers::server).collect(Collectors.joining(" ", "[", "]"));
  }

  private static String server(RaftPeer peer) {
    String suffrage = peer.voter() ? "Voter" : "Nonvoter";
    return "{Suffrage:" + suffrage + " ID:" + peer.id() + " Address:" + peer.address() + "}";
  }
}
