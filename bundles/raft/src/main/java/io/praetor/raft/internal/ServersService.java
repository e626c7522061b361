package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.Servers;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.Done;
import io.praetor.raft.internal.control.ControlReply.Failed;
import io.praetor.raft.internal.control.ControlReply.Healths;
import io.praetor.raft.internal.control.ControlRequest;
import io.praetor.raft.internal.control.ControlRequest.AskHealth;
import io.praetor.raft.internal.control.ControlRequest.Remove;
import io.praetor.raft.internal.control.ControlRequest.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Has the leader change the servers, wherever it is. What was asked for may be done twice: that
 * makes no difference, so while there is no leader it is tried again.
 */
final class ServersService implements Servers {

  /** A change of members waits for a majority, and for a new member to catch up. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private static final long PAUSE_MILLIS = 100;

  private final LogService log;
  private final LeaderDuties duties;
  private final PeerNetwork network;
  private final String self;

  ServersService(LogService log, LeaderDuties duties, PeerNetwork network, String self) {
    this.log = log;
    this.duties = duties;
    this.network = network;
    this.self = self;
  }

  @Override
  public CompletableFuture<Void> transferLeadership(String id) {
    return ask(new Transfer(id), node -> duties.transfer(node, id), ServersService::done);
  }

  @Override
  public CompletableFuture<Void> remove(String id) {
    return ask(new Remove(id), node -> duties.remove(node, id), ServersService::done);
  }

  @Override
  public CompletableFuture<Void> leave() {
    RaftNode node = log.node();
    List<RaftPeer> members = node == null ? List.of() : node.members();
    boolean member = members.stream().anyMatch(peer -> peer.id().equals(self));
    if (!member || members.size() == 1) {
      return CompletableFuture.completedFuture(null);
    }
    log.leave();
    return remove(self);
  }

  @Override
  public CompletableFuture<List<ServerHealth>> health() {
    return ask(
        new AskHealth(),
        duties::health,
        reply -> {
          if (reply instanceof Healths healths) {
            return healths.each();
          }
          throw failure(reply);
        });
  }

  private static Void done(ControlReply reply) {
    if (reply instanceof Done) {
      return null;
    }
    throw failure(reply);
  }

  private static RuntimeException failure(ControlReply reply) {
    return reply instanceof Failed failed
        ? new OperationFailedException(failed.message())
        : new NoLeaderException();
  }

  private <T> CompletableFuture<T> ask(
      ControlRequest request,
      Function<RaftNode, CompletableFuture<T>> here,
      Function<ControlReply, T> there) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RaftNode.PATIENCE_MILLIS);
    return attempt(request, here, there, until);
  }

  private <T> CompletableFuture<T> attempt(
      ControlRequest request,
      Function<RaftNode, CompletableFuture<T>> here,
      Function<ControlReply, T> there,
      long untilNanos) {
    return once(request, here, there)
        .exceptionallyCompose(
            failure -> {
              Throwable cause = PeerNetwork.cause(failure);
              boolean certain = cause instanceof OperationFailedException;
              if (certain || System.nanoTime() - untilNanos >= 0) {
                return CompletableFuture.failedFuture(certain ? cause : new NoLeaderException());
              }
              return log.pause(PAUSE_MILLIS)
                  .thenCompose(now -> attempt(request, here, there, untilNanos));
            });
  }

  private <T> CompletableFuture<T> once(
      ControlRequest request,
      Function<RaftNode, CompletableFuture<T>> here,
      Function<ControlReply, T> there) {
    RaftNode node = log.node();
    String leader = node == null ? null : node.leader();
    if (node != null && node.leads()) {
      return here.apply(node);
    }
    return leader == null || leader.equals(self)
        ? CompletableFuture.failedFuture(new NoLeaderException())
        : network.ask(leader, request, ANSWER).thenApply(there);
  }
}
