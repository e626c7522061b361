package io.praetor.api.raft;

import java.util.List;

/**
 * What a server knows of its log.
 *
 * @param leader whether this server leads
 * @param leaderAddress {@code host:port} of the leader, empty when there is none
 * @param peers every member of the current configuration, this server included
 * @param term current election term
 * @param lastLogIndex newest entry in the local log
 * @param commitIndex newest entry known to be committed
 * @param appliedIndex newest entry that the local state contains
 * @param lastContactMillis time since the leader was last heard of, 0 on the leader
 */
public record RaftStatus(
    boolean leader,
    String leaderAddress,
    List<RaftPeer> peers,
    long term,
    long lastLogIndex,
    long commitIndex,
    long appliedIndex,
    long lastContactMillis) {}
