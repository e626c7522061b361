package io.praetor.state.internal.read;

import io.praetor.api.raft.Consensus;
import io.praetor.api.raft.RaftStatus;

/**
 * Whether this server has heard of a leader since it started. Until then what it has may be of any
 * age, or nothing at all, and is not shown to anybody.
 */
final class LeaderContact {

  private final Consensus consensus;
  private volatile boolean ever;

  LeaderContact(Consensus consensus) {
    this.consensus = consensus;
  }

  boolean ever() {
    if (!ever) {
      RaftStatus status = consensus.status();
      ever = status.leader() || !status.leaderAddress().isEmpty();
    }
    return ever;
  }
}
