package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.Servers.ServerHealth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a leader is asked to do about the servers. */
final class LeaderDuties {

  private final String self;
  private final Autopilot autopilot;
  private final ServerMembers servers;

  LeaderDuties(String self, Autopilot autopilot, ServerMembers servers) {
    this.self = self;
    this.autopilot = autopilot;
    this.servers = servers;
  }

  CompletableFuture<Void> transfer(RaftNode node, String id) {
    Optional<String> heir =
        id.isEmpty()
            ? node.heir()
            : node.members().stream()
                .filter(peer -> peer.voter() && peer.id().equals(id))
                .map(RaftPeer::id)
                .findFirst();
    if (heir.isEmpty()) {
      return CompletableFuture.failedFuture(
          new OperationFailedException(
              id.isEmpty() ? "cannot find peer" : "Could not find address for server id " + id));
    }
    return heir.get().equals(self)
        ? CompletableFuture.completedFuture(null)
        : node.transfer(heir.get());
  }

  /** Removes a member; this server only when another has taken over, which then is asked. */
  CompletableFuture<Void> remove(RaftNode node, String id) {
    List<RaftPeer> members = node.members();
    if (members.stream().noneMatch(peer -> peer.id().equals(id))) {
      return CompletableFuture.failedFuture(
          new OperationFailedException(
              "id \"" + id + "\" was not found in the Raft configuration"));
    }
    if (members.size() == 1) {
      return CompletableFuture.failedFuture(
          new OperationFailedException("the last server cannot be removed"));
    }
    if (id.equals(self)) {
      return transfer(node, "").thenCompose(gone -> handedOver());
    }
    // Before it is gone, or it would be invited again at once.
    servers.dismiss(id);
    return node.remove(id);
  }

  /** This server leads no more, so whoever asked asks the one that does. */
  private static CompletableFuture<Void> handedOver() {
    return CompletableFuture.failedFuture(new NoLeaderException());
  }

  CompletableFuture<List<ServerHealth>> health(RaftNode node) {
    List<ServerHealth> known = autopilot.healths();
    boolean current =
        known.stream()
            .map(ServerHealth::id)
            .sorted()
            .toList()
            .equals(node.members().stream().map(RaftPeer::id).sorted().toList());
    if (current) {
      return CompletableFuture.completedFuture(known);
    }
    return CompletableFuture.supplyAsync(
        () -> judged(node), task -> new Thread(task, "raft-health").start());
  }

  private List<ServerHealth> judged(RaftNode node) {
    try {
      return autopilot.judge(node);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationFailedException("interrupted");
    }
  }
}
