package io.praetor.raft.internal;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.RpcClient;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.raft.internal.control.ControlCodec;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.Applied;
import io.praetor.raft.internal.control.ControlReply.Done;
import io.praetor.raft.internal.control.ControlReply.Failed;
import io.praetor.raft.internal.control.ControlReply.Healths;
import io.praetor.raft.internal.control.ControlReply.NotLeader;
import io.praetor.raft.internal.control.ControlReply.NotTaken;
import io.praetor.raft.internal.control.ControlReply.Outcome;
import io.praetor.raft.internal.control.ControlReply.Outcomes;
import io.praetor.raft.internal.control.ControlReply.Reason;
import io.praetor.raft.internal.control.ControlReply.Refused;
import io.praetor.raft.internal.control.ControlRequest;
import io.praetor.raft.internal.control.ControlRequest.Ask;
import io.praetor.raft.internal.control.ControlRequest.Invite;
import io.praetor.raft.internal.control.ControlRequest.Read;
import io.praetor.raft.internal.control.ControlRequest.Remove;
import io.praetor.raft.internal.control.ControlRequest.Submit;
import io.praetor.raft.internal.control.ControlRequest.Transfer;
import io.praetor.raft.internal.transport.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers what other servers ask beside the log. */
final class ControlHandler implements RpcHandler {

  /** What all results of a batch may have, so that the rest of the message still fits. */
  private static final long RESULT_BYTES_MAX = RpcClient.MESSAGE_BYTES_MAX / 2;

  /** Results of this size fit in any case: a batch has at most 512. */
  private static final int SMALL_RESULT_BYTES = 1024;

  private final LogService log;
  private final LeaderDuties duties;
  private final String self;

  ControlHandler(LogService log, LeaderDuties duties, String self) {
    this.log = log;
    this.duties = duties;
    this.self = self;
  }

  @Override
  public CompletionStage<byte[]> handle(byte[] request) {
    try {
      return answer(ControlCodec.request(request)).thenApply(ControlCodec::encode);
    } catch (MalformedMessageException e) {
      return CompletableFuture.failedFuture(new InvalidRequestException(e.getMessage()));
    }
  }

  private CompletionStage<? extends ControlReply> answer(ControlRequest request) {
    if (request instanceof Ask) {
      return CompletableFuture.completedStage(log.standing());
    }
    if (request instanceof Invite invite) {
      return invited(invite);
    }
    RaftNode node = log.node();
    if (node == null || !node.leads()) {
      return CompletableFuture.completedStage(new NotLeader());
    }
    if (request instanceof Submit submit) {
      return submit(node, submit);
    }
    if (request instanceof Read read) {
      return node.answer(read);
    }
    if (request instanceof Transfer transfer) {
      return done(duties.transfer(node, transfer.node()));
    }
    if (request instanceof Remove remove) {
      return done(duties.remove(node, remove.node()));
    }
    return duties.health(node).thenApply(Healths::new);
  }

  private CompletionStage<ControlReply> invited(Invite invite) {
    if (!invite.node().equals(self)) {
      return CompletableFuture.completedStage(
          new Failed("another server is at its address, with id " + self));
    }
    if (invite.group().equals(log.group())) {
      return CompletableFuture.completedStage(new Done());
    }
    // Opening a log waits for the disk, which an event loop must not.
    return CompletableFuture.supplyAsync(
        () -> log.invited(invite.group()).<ControlReply>map(Failed::new).orElseGet(Done::new),
        task -> thread(task).start());
  }

  private static Thread thread(Runnable task) {
    Thread made = new Thread(task, "raft-invited");
    made.setDaemon(true);
    made.setContextClassLoader(ControlHandler.class.getClassLoader());
    return made;
  }

  private static CompletionStage<ControlReply> done(CompletionStage<Void> work) {
    return work.handle(
        (nothing, failure) ->
            failure == null
                ? new Done()
                : PeerNetwork.cause(failure) instanceof NoLeaderException
                    ? new NotLeader()
                    : new Failed(String.valueOf(PeerNetwork.cause(failure).getMessage())));
  }

  private static CompletionStage<ControlReply> submit(RaftNode node, Submit submit) {
    Optional<Function<byte[], CompletableFuture<byte[]>>> local = node.local();
    if (local.isEmpty()) {
      return CompletableFuture.completedStage(new NotLeader());
    }
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (byte[] command : submit.commands()) {
      outcomes.add(local.get().apply(command).handle(ControlHandler::outcome));
    }
    return CompletableFuture.allOf(outcomes.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            all -> new Outcomes(fitting(outcomes.stream().map(CompletableFuture::join).toList())));
  }

  /** Results that together are larger than a message may be are left behind, the write is not. */
  private static List<Outcome> fitting(List<Outcome> outcomes) {
    long left = RESULT_BYTES_MAX;
    List<Outcome> fitting = new ArrayList<>(outcomes.size());
    for (Outcome outcome : outcomes) {
      int bytes = outcome instanceof Applied applied ? applied.result().length : 0;
      left -= bytes;
      fitting.add(
          left >= 0 || bytes <= SMALL_RESULT_BYTES
              ? outcome
              : new Refused(
                  Reason.FAILED, "The write was carried out, but its result is too large"));
    }
    return fitting;
  }

  private static Outcome outcome(byte[] result, Throwable failure) {
    if (failure == null) {
      return new Applied(result);
    }
    Throwable cause = PeerNetwork.cause(failure);
    if (cause instanceof NoLeaderException) {
      return new NotTaken();
    }
    Reason reason =
        cause instanceof PayloadTooLargeException
            ? Reason.TOO_LARGE
            : cause instanceof UnavailableException ? Reason.BUSY : Reason.FAILED;
    return new Refused(reason, String.valueOf(cause.getMessage()));
  }
}
