package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.error.PayloadTooLargeException;
import io.praetor.api.error.PlatformException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.PeerUnreachableException;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.Applied;
import io.praetor.raft.internal.control.ControlReply.Failed;
import io.praetor.raft.internal.control.ControlReply.NotLeader;
import io.praetor.raft.internal.control.ControlReply.Outcome;
import io.praetor.raft.internal.control.ControlReply.Outcomes;
import io.praetor.raft.internal.control.ControlReply.Refused;
import io.praetor.raft.internal.control.ControlRequest.Submit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Brings commands to the leader, wherever it is, in batches. A batch is sent again only when it is
 * certain that nobody took it; else its submitters are told that nobody knows.
 */
final class ForwardedWrites {

  /** What a submitter is told when nobody knows whether its command was applied. */
  static final String UNKNOWN =
      "The leader was lost while it had the write; whether it was carried out is not known";

  /** The rest of the server, as far as it matters here. */
  interface Way {

    /** Takes commands into the local log, when this server leads. */
    Optional<Function<byte[], CompletableFuture<byte[]>>> local();

    /** Id of another server that leads, null when none is known. */
    String leader();

    CompletableFuture<ControlReply> send(String leader, Submit commands);

    /** Runs something a little later. */
    void pause(Runnable work);

    long nanoTime();
  }

  private record UnderWay(CompletableFuture<?> call, String leader) {}

  private final Way way;
  private final long patienceNanos;
  private final GroupCommit queue;
  private final Map<Long, UnderWay> underWay = new ConcurrentHashMap<>();
  private final AtomicLong tickets = new AtomicLong();
  private volatile boolean closed;

  ForwardedWrites(Way way, long patienceNanos, int commandBytesMax) {
    this.way = way;
    this.patienceNanos = patienceNanos;
    this.queue = new GroupCommit(this::send, commandBytesMax);
  }

  CompletableFuture<byte[]> submit(byte[] command) {
    return queue.submit(command);
  }

  /** Takes over a batch that surely nobody took. */
  void adopt(Batch batch) {
    var unused = send(batch);
  }

  /** Somebody leads: what others have not answered yet will not be answered. */
  void leaderChanged(String leader) {
    for (UnderWay one : underWay.values()) {
      if (!one.leader.equals(leader)) {
        one.call.cancel(false);
      }
    }
  }

  void close() {
    closed = true;
    queue.close();
    underWay.values().forEach(one -> one.call.cancel(false));
  }

  private CompletableFuture<Void> send(Batch batch) {
    CompletableFuture<Void> next = new CompletableFuture<>();
    attempt(batch, way.nanoTime() + patienceNanos, next);
    return next;
  }

  private void attempt(Batch batch, long untilNanos, CompletableFuture<Void> next) {
    Optional<Function<byte[], CompletableFuture<byte[]>>> local = way.local();
    String leader = way.leader();
    if (local.isPresent()) {
      hand(batch, local.get());
      next.complete(null);
    } else if (closed || way.nanoTime() - untilNanos >= 0) {
      batch.fail(new NoLeaderException());
      next.complete(null);
    } else if (leader == null) {
      way.pause(() -> attempt(batch, untilNanos, next));
    } else {
      CompletableFuture<ControlReply> call = way.send(leader, new Submit(batch.commands()));
      long ticket = tickets.incrementAndGet();
      underWay.put(ticket, new UnderWay(call, leader));
      var unused =
          call.whenComplete(
              (reply, failure) -> {
                underWay.remove(ticket);
                Batch left = answered(batch, reply, failure);
                if (left.size() == 0) {
                  next.complete(null);
                } else {
                  way.pause(() -> attempt(left, untilNanos, next));
                }
              });
    }
  }

  private static void hand(Batch batch, Function<byte[], CompletableFuture<byte[]>> log) {
    for (int i = 0; i < batch.size(); i++) {
      CompletableFuture<byte[]> waiter = batch.waiter(i);
      var unused =
          log.apply(batch.commands().get(i))
              .whenComplete(
                  (result, failure) -> {
                    if (failure != null) {
                      waiter.completeExceptionally(PeerNetwork.cause(failure));
                    } else {
                      waiter.complete(result);
                    }
                  });
    }
  }

  /** What is left to be sent once more. */
  private static Batch answered(Batch batch, ControlReply reply, Throwable failure) {
    Throwable cause = failure == null ? null : PeerNetwork.cause(failure);
    if (reply instanceof NotLeader
        || cause instanceof PeerUnreachableException
        || cause instanceof UnavailableException) {
      return batch;
    }
    if (reply instanceof Outcomes outcomes && outcomes.each().size() == batch.size()) {
      return told(batch, outcomes.each());
    }
    if (reply instanceof Failed failed) {
      batch.fail(new OperationFailedException(failed.message()));
    } else {
      batch.fail(new OperationFailedException(UNKNOWN));
    }
    return new Batch();
  }

  private static Batch told(Batch batch, List<Outcome> outcomes) {
    Batch left = new Batch();
    for (int i = 0; i < batch.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (outcome instanceof Applied applied) {
        batch.waiter(i).complete(applied.result());
      } else if (outcome instanceof Refused refused) {
        batch.waiter(i).completeExceptionally(failure(refused));
      } else {
        left.add(batch.commands().get(i), batch.waiter(i));
      }
    }
    return left;
  }

  private static PlatformException failure(Refused refused) {
    return switch (refused.reason()) {
      case TOO_LARGE -> new PayloadTooLargeException(refused.message());
      case BUSY -> new UnavailableException(refused.message());
      case FAILED -> new OperationFailedException(refused.message());
    };
  }
}
