package io.praetor.raft.internal.transport;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto;
import org.apache.ratis.proto.RaftProtos.AppendEntriesReplyProto.AppendResult;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotReplyProto;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.leader.LogAppenderBase;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.raftlog.RaftLogIOException;
import org.apache.ratis.util.Timestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a follower what it lacks, from a thread of its own that never waits for an answer. A few
 * requests with entries may be on their way at once, so that the follower's disk is busy while the
 * next ones travel.
 */
final class PeerAppender extends LogAppenderBase {

  private static final Logger LOG = LoggerFactory.getLogger(PeerAppender.class);

  /** Requests with entries, and without, that may be on their way. */
  private static final int DATA_IN_FLIGHT = 4;

  private static final int HEARTBEATS_IN_FLIGHT = 4;

  /** Pauses after one failure, and after many: an unreachable server must not cost much. */
  private static final long PAUSE_MIN_MILLIS = 50;

  private static final long PAUSE_MAX_MILLIS = 400;

  private static final int DOUBLINGS_MAX = 3;

  /** How often a follower that installs a snapshot is asked how far it is. */
  private static final long SNAPSHOT_POLL_MILLIS = 25;

  private final PeerRpc rpc;
  private final AtomicLong callId = new AtomicLong();

  /** Requests with entries whose answers count; changed together with the next index. */
  private final Set<Long> pending = ConcurrentHashMap.newKeySet();

  private final AtomicInteger heartbeats = new AtomicInteger();
  private final AtomicBoolean noting = new AtomicBoolean();
  private final AtomicLong commitToTell = new AtomicLong(RaftLog.INVALID_LOG_INDEX);
  private final AtomicInteger failures = new AtomicInteger();

  private volatile long pausedUntilNanos;
  private volatile boolean paused;
  private volatile boolean beat;
  private volatile Thread running;

  PeerAppender(RaftServer.Division member, LeaderState leader, FollowerInfo follower, PeerRpc rpc) {
    super(member, leader, follower);
    this.rpc = rpc;
  }

  @Override
  public long getCallId() {
    return callId.get();
  }

  @Override
  public Comparator<Long> getCallIdComparator() {
    return Comparator.naturalOrder();
  }

  @Override
  public boolean hasPendingDataRequests() {
    return !pending.isEmpty();
  }

  @Override
  public void triggerHeartbeat() {
    beat = true;
    notifyLogAppender();
  }

  /** Ratis' own signal is lost when it comes just before the wait. */
  @Override
  public void notifyLogAppender() {
    LockSupport.unpark(running);
  }

  void tellCommit(long index) {
    if (getFollower().getCommitIndex() < index) {
      commitToTell.accumulateAndGet(index, Math::max);
      notifyLogAppender();
    }
  }

  /**
   * A new member need not install a snapshot first when the log still has its first entry: Ratis
   * would send one in any case.
   */
  @Override
  public TermIndex shouldNotifyToInstallSnapshot() {
    if (!getFollower().hasAttemptedToInstallSnapshot()
        && getRaftLog().getStartIndex() == RaftLog.LEAST_VALID_LOG_INDEX) {
      getFollower().setAttemptedToInstallSnapshot();
    }
    return super.shouldNotifyToInstallSnapshot();
  }

  @Override
  public void run() throws InterruptedException, RaftLogIOException {
    running = Thread.currentThread();
    while (isRunning()) {
      long millis = step();
      if (millis > 0) {
        LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millis));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      getLeaderState().checkHealth(getFollower());
    }
  }

  /** Sends what is due; returns for how many milliseconds there is nothing more to do. */
  private long step() throws RaftLogIOException {
    long pause = pauseMillis();
    if (pause > 0) {
      return pause;
    }
    TermIndex firstAvailable = shouldNotifyToInstallSnapshot();
    if (firstAvailable != null) {
      note(firstAvailable);
      sendHeartbeatIfDue();
      return SNAPSHOT_POLL_MILLIS;
    }
    if (hasAppendEntries() && pending.size() < DATA_IN_FLIGHT) {
      return send(false) && hasAppendEntries() ? 0 : waitMillis();
    }
    sendHeartbeatIfDue();
    return waitMillis();
  }

  private long pauseMillis() {
    return paused
        ? TimeUnit.NANOSECONDS.toMillis(pausedUntilNanos - System.nanoTime() + 999_999)
        : 0;
  }

  private long waitMillis() {
    return Math.max(1, getHeartbeatWaitTimeMs());
  }

  private void sendHeartbeatIfDue() throws RaftLogIOException {
    boolean commitUnknown =
        pending.isEmpty() && getFollower().getCommitIndex() < commitToTell.get();
    if (beat || commitUnknown || getHeartbeatWaitTimeMs() <= 0) {
      send(true);
    }
  }

  /** Whether a request went out. */
  private boolean send(boolean heartbeat) throws RaftLogIOException {
    if (heartbeat && heartbeats.get() >= HEARTBEATS_IN_FLIGHT) {
      return false;
    }
    // What is proved by an answer counts from here, before anything is read for the request.
    long sentNanos = System.nanoTime();
    Timestamp sent = Timestamp.currentTime();
    AppendEntriesRequestProto request;
    long call = callId.getAndIncrement();
    synchronized (pending) {
      request = newAppendEntriesRequest(call, heartbeat);
      if (request == null) {
        return false;
      }
      if (request.getEntriesCount() > 0) {
        pending.add(call);
        getFollower()
            .updateNextIndex(request.getEntries(request.getEntriesCount() - 1).getIndex() + 1);
      }
    }
    boolean empty = request.getEntriesCount() == 0;
    getFollower().updateLastRpcSendTime(empty);
    if (empty) {
      beat = false;
      heartbeats.incrementAndGet();
    }
    answer(rpc.append(getFollowerId(), request), request, call, sent, sentNanos);
    return true;
  }

  private void answer(
      CompletableFuture<AppendEntriesReplyProto> answer,
      AppendEntriesRequestProto request,
      long call,
      Timestamp sent,
      long sentNanos) {
    var unused =
        answer.whenComplete(
            (reply, failure) -> {
              if (request.getEntriesCount() == 0) {
                heartbeats.decrementAndGet();
              }
              if (failure != null) {
                failed(request, failure);
              } else {
                succeeded(sent, sentNanos, reply);
                taken(request, call, reply);
              }
              notifyLogAppender();
            });
  }

  private void succeeded(Timestamp sent, long sentNanos, AppendEntriesReplyProto reply) {
    failures.set(0);
    paused = false;
    getFollower().updateLastRpcResponseTime();
    if (reply.getResult() == AppendResult.SUCCESS
        || reply.getResult() == AppendResult.INCONSISTENCY) {
      getFollower().updateLastRespondedAppendEntriesSendTime(sent);
      rpc.answered(getFollowerId(), sentNanos);
    }
  }

  private void taken(AppendEntriesRequestProto request, long call, AppendEntriesReplyProto reply) {
    boolean counts = pending.remove(call) || request.getEntriesCount() == 0;
    switch (reply.getResult()) {
      case SUCCESS -> {
        getLeaderState().onFollowerCommitIndex(getFollower(), reply.getFollowerCommit());
        if (getFollower().updateMatchIndex(reply.getMatchIndex())) {
          getFollower().updateNextIndex(reply.getMatchIndex() + 1);
          getLeaderState().onFollowerSuccessAppendEntries(getFollower());
        }
      }
      case NOT_LEADER -> onFollowerTerm(reply.getTerm());
      case INCONSISTENCY -> {
        if (counts) {
          startOver(first(request), reply.getNextIndex());
        }
      }
      default -> LOG.warn("{} answered {}", getFollowerId(), reply.getResult());
    }
  }

  private static long first(AppendEntriesRequestProto request) {
    return request.getEntriesCount() == 0
        ? RaftLog.INVALID_LOG_INDEX
        : request.getEntries(0).getIndex();
  }

  private void startOver(long requestFirst, long replyNext) {
    synchronized (pending) {
      pending.clear();
      getFollower().setNextIndex(getNextIndexForInconsistency(requestFirst, replyNext));
    }
  }

  private void failed(AppendEntriesRequestProto request, Throwable failure) {
    if (failures.getAndIncrement() == 0) {
      LOG.debug("{} does not answer: {}", getFollowerId(), failure.toString());
    }
    int doublings = Math.min(failures.get() - 1, DOUBLINGS_MAX);
    long pause = Math.min(PAUSE_MAX_MILLIS, PAUSE_MIN_MILLIS << doublings);
    pausedUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
    paused = true;
    if (request.getEntriesCount() > 0) {
      synchronized (pending) {
        pending.clear();
        getFollower().computeNextIndex(getNextIndexForError(first(request)));
      }
    }
  }

  private void note(TermIndex firstAvailable) {
    if (!noting.compareAndSet(false, true)) {
      return;
    }
    long sentNanos = System.nanoTime();
    getFollower().updateLastRpcSendTime(false);
    var unused =
        rpc.note(getFollowerId(), newInstallSnapshotNotificationRequest(firstAvailable))
            .whenComplete(
                (reply, failure) -> {
                  noting.set(false);
                  if (failure != null) {
                    failed(AppendEntriesRequestProto.getDefaultInstance(), failure);
                  } else {
                    getFollower().updateLastRpcResponseTime();
                    noted(reply, sentNanos);
                  }
                  notifyLogAppender();
                });
  }

  private void noted(InstallSnapshotReplyProto reply, long sentNanos) {
    switch (reply.getResult()) {
      case SNAPSHOT_INSTALLED, ALREADY_INSTALLED -> {
        rpc.answered(getFollowerId(), sentNanos);
        installed(reply.getSnapshotIndex());
      }
      case IN_PROGRESS -> rpc.answered(getFollowerId(), sentNanos);
      case NOT_LEADER -> onFollowerTerm(reply.getTerm());
      default -> LOG.warn("{} cannot install a snapshot: {}", getFollowerId(), reply.getResult());
    }
  }

  private void installed(long index) {
    synchronized (pending) {
      pending.clear();
      getFollower().setSnapshotIndex(index);
    }
    getFollower().setAttemptedToInstallSnapshot();
    getLeaderState().onFollowerCommitIndex(getFollower(), index);
    // A new member that needs no more than the snapshot counts as caught up by this.
    getLeaderState().onFollowerSuccessAppendEntries(getFollower());
  }
}
