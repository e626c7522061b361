package io.praetor.raft.internal.transport;

import io.praetor.api.error.UnavailableException;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcReplyProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteReplyProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.RaftServerAsynchronousProtocol;
import org.apache.ratis.thirdparty.com.google.protobuf.AbstractMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages of other servers one by one, in the order in which they came: votes wait for the
 * disk, which the event loops that messages come from must not.
 */
final class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** Messages that may wait; more are refused. Each peer has a handful on its way. */
  private static final int WAITING_MESSAGES = 256;

  /** A server that is alone has no use for the thread. */
  private static final long IDLE_SECONDS = 30;

  /** How long the last message may take when the log is closed. */
  private static final long END_MILLIS = 500;

  /** How long a candidate stands in the leader's name after it was asked to. */
  private static final long TAKEOVER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final UUID group;
  private final VoteGuard guard;
  private final ThreadPoolExecutor thread;

  private volatile RaftServer server;

  /** For as long as this server stands for election because the leader asked it to. */
  private volatile long takeoverUntilNanos;

  private volatile boolean takeover;

  Inbox(String id, UUID group, VoteGuard guard) {
    this.group = group;
    this.guard = guard;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_MESSAGES),
            task -> thread(task, "raft-inbox-" + id));
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task, String name) {
    Thread made = new Thread(task, name);
    made.setDaemon(true);
    // Whoever sent the first message is nobody whose classes should be found here.
    made.setContextClassLoader(Inbox.class.getClassLoader());
    return made;
  }

  void bind(RaftServer bound) {
    server = bound;
  }

  /** Whether votes are asked for in the leader's name. */
  boolean takesOver() {
    return takeover && System.nanoTime() - takeoverUntilNanos < 0;
  }

  CompletableFuture<byte[]> put(RaftMessage message) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    try {
      thread.execute(() -> take(message, answer));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(
          new UnavailableException("This server takes no messages of the log just now"));
    }
    return answer;
  }

  private void take(RaftMessage message, CompletableFuture<byte[]> answer) {
    try {
      var unused =
          answer(message)
              .whenComplete(
                  (reply, failure) -> {
                    if (failure != null) {
                      answer.completeExceptionally(failure);
                    } else {
                      answer.complete(reply.toByteArray());
                    }
                  });
    } catch (IOException | RuntimeException e) {
      LOG.debug("A message of the log was not taken", e);
      answer.completeExceptionally(
          new UnavailableException("This server did not take a message of the log: " + e));
    }
  }

  private CompletableFuture<? extends AbstractMessage> answer(RaftMessage message)
      throws IOException {
    RaftServer bound = server;
    if (bound == null) {
      throw new IOException("the log is not open yet");
    }
    if (!division(bound).getInfo().isAlive()) {
      // Ratis would refuse, too, but with a stack trace for each message.
      throw new IOException("the log is closed");
    }
    return switch (message.kind()) {
      case VOTE -> CompletableFuture.completedFuture(vote(bound, message));
      case APPEND -> append(bound, AppendEntriesRequestProto.parseFrom(message.body()));
      case SNAPSHOT_NOTE -> CompletableFuture.completedFuture(note(bound, message));
      case TAKE_OVER -> CompletableFuture.completedFuture(takeOver(bound, message));
    };
  }

  private AbstractMessage vote(RaftServer bound, RaftMessage message) throws IOException {
    RequestVoteRequestProto request = RequestVoteRequestProto.parseFrom(message.body());
    if (!request.getPreVote() && guard.refuses(message.takeover(), System.nanoTime())) {
      return refusal(request, term(bound));
    }
    return bound.requestVote(request);
  }

  private CompletableFuture<? extends AbstractMessage> append(
      RaftServer bound, AppendEntriesRequestProto request) throws IOException {
    heard(bound, request.getLeaderTerm());
    return ((RaftServerAsynchronousProtocol) bound).appendEntriesAsync(request);
  }

  private AbstractMessage note(RaftServer bound, RaftMessage message) throws IOException {
    InstallSnapshotRequestProto request = InstallSnapshotRequestProto.parseFrom(message.body());
    heard(bound, request.getLeaderTerm());
    return bound.installSnapshot(request);
  }

  private AbstractMessage takeOver(RaftServer bound, RaftMessage message) throws IOException {
    StartLeaderElectionRequestProto request =
        StartLeaderElectionRequestProto.parseFrom(message.body());
    takeoverUntilNanos = System.nanoTime() + TAKEOVER_NANOS;
    takeover = true;
    return bound.startLeaderElection(request);
  }

  private void heard(RaftServer bound, long leaderTerm) throws IOException {
    if (leaderTerm >= term(bound)) {
      guard.heard(System.nanoTime());
    }
  }

  private long term(RaftServer bound) throws IOException {
    return division(bound).getInfo().getCurrentTerm();
  }

  private RaftServer.Division division(RaftServer bound) throws IOException {
    return bound.getDivision(RaftGroupId.valueOf(group));
  }

  private static RequestVoteReplyProto refusal(RequestVoteRequestProto request, long term) {
    RaftRpcRequestProto asked = request.getServerRequest();
    return RequestVoteReplyProto.newBuilder()
        .setServerReply(
            RaftRpcReplyProto.newBuilder()
                .setRequestorId(asked.getRequestorId())
                .setReplyId(asked.getReplyId())
                .setRaftGroupId(asked.getRaftGroupId())
                .setCallId(asked.getCallId())
                .setSuccess(false))
        .setTerm(term)
        .build();
  }

  void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.debug("A message of the log is still being taken");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
