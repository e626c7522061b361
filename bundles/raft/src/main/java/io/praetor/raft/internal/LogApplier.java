package io.praetor.raft.internal;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReplicatedState;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftConfigurationProto;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.util.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds committed entries to the {@link ReplicatedState}. Ratis calls it from one thread, in log
 * order.
 *
 * <p>To Ratis, the newest snapshot is whatever the state has made durable: replay starts behind it.
 * There are no snapshot files.
 */
final class LogApplier extends BaseStateMachine {

  /** What the log tells about itself; called on threads of Ratis, so nothing here may block. */
  interface Listener {

    /** Entries up to here are visible, and are acknowledged next. */
    void applied(LogPosition position);

    /** This server leads and has applied the first entry of its term, found here. */
    void leading(LogPosition firstOfTerm);

    void notLeading();

    /** Another set of members is committed. */
    void membersChanged();

    /** Somebody leads, perhaps this server. */
    void leaderKnown(String id);

    /** The members go on without this server. */
    void removed();

    /** The log cannot go on. */
    void broken(String why);

    /**
     * The leader has no entries any more that this server needs; fetches its state instead.
     *
     * @return where the state has come to
     */
    CompletableFuture<LogPosition> fetchState();
  }

  private static final Logger LOG = LoggerFactory.getLogger(LogApplier.class);

  private final ReplicatedState state;
  private final Listener listener;

  /** What Ratis waits for before it ends, by index: entries that the state has not applied yet. */
  private final Map<Long, CompletableFuture<Message>> underWay = new ConcurrentHashMap<>();

  /** The thread that hands an entry to the state just now, or null; guarded by this. */
  private Thread handing;

  private volatile boolean givenUp;

  /** The newest entry with a configuration; the updater thread's own. */
  private LogPosition newestConfiguration = LogPosition.NONE;

  LogApplier(ReplicatedState state, Listener listener) {
    this.state = state;
    this.listener = listener;
    LogPosition durable = state.durablePosition();
    if (durable.index() >= RaftLog.LEAST_VALID_LOG_INDEX) {
      setLastAppliedTermIndex(TermIndex.valueOf(durable.term(), durable.index()));
    }
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    // The life cycle is the state machine's own business; without it an installed snapshot ends
    // the member.
    getLifeCycle().startAndTransition(() -> super.initialize(server, group, storage));
  }

  @Override
  public SnapshotInfo getLatestSnapshot() {
    LogPosition durable = state.durablePosition();
    return durable.index() < RaftLog.LEAST_VALID_LOG_INDEX
        ? null
        : new DurableState(TermIndex.valueOf(durable.term(), durable.index()));
  }

  @Override
  public long takeSnapshot() {
    return state.durablePosition().index();
  }

  @Override
  public TransactionContext startTransaction(RaftClientRequest request) {
    TransactionContext.Builder transaction =
        TransactionContext.newBuilder().setStateMachine(this).setClientRequest(request);
    if (request.getMessage() instanceof BatchMessage message) {
      transaction.setStateMachineContext(message.batch());
    }
    return transaction.build();
  }

  @Override
  public TransactionContext preAppendTransaction(TransactionContext transaction) {
    if (transaction.getStateMachineContext() instanceof Batch batch) {
      batch.take();
    }
    return transaction;
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    LogEntryProto entry = transaction.getLogEntry();
    LogPosition position = new LogPosition(entry.getTerm(), entry.getIndex());
    Batch batch =
        transaction.getStateMachineContext() instanceof Batch submitted ? submitted : null;
    List<byte[]> commands = batch != null ? batch.commands() : decode(entry);
    updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
    if (!begin()) {
      return CompletableFuture.completedFuture(Message.EMPTY);
    }
    try {
      CompletableFuture<Message> done =
          state
              .apply(position, commands)
              .handle((results, failure) -> applied(position, batch, results, failure));
      return toRatis(position.index(), done);
    } finally {
      end();
    }
  }

  private synchronized boolean begin() {
    handing = givenUp ? null : Thread.currentThread();
    return !givenUp;
  }

  private synchronized void end() {
    handing = null;
    if (givenUp && Thread.interrupted()) {
      LOG.debug("An entry was handed over while the log was closing");
    }
  }

  private CompletableFuture<Message> toRatis(long index, CompletableFuture<Message> done) {
    if (done.isDone()) {
      return done;
    }
    // Not the same future: what is given up must not look as if it had been applied.
    CompletableFuture<Message> reply = done.copy();
    underWay.put(index, reply);
    var unused = reply.whenComplete((message, failure) -> underWay.remove(index));
    if (givenUp) {
      reply.complete(Message.EMPTY);
    }
    return reply;
  }

  /**
   * Lets Ratis end though the state has not applied everything: it may be waiting for a handler
   * that does not come any more. The log has it all for the next start.
   */
  void giveUp() {
    synchronized (this) {
      givenUp = true;
      if (handing != null) {
        handing.interrupt();
      }
    }
    underWay.values().forEach(reply -> reply.complete(Message.EMPTY));
  }

  private Message applied(
      LogPosition position, Batch batch, List<byte[]> results, Throwable failure) {
    if (failure != null) {
      listener.broken("entry " + position.index() + " could not be applied: " + failure);
      return Message.EMPTY;
    }
    listener.applied(position);
    if (batch != null) {
      batch.complete(results);
    }
    return Message.EMPTY;
  }

  private List<byte[]> decode(LogEntryProto entry) {
    try {
      return EntryCodec.decode(entry.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer());
    } catch (MalformedEntryException e) {
      String why = "entry " + entry.getIndex() + " of the log is bad: " + e.getMessage();
      listener.broken(why);
      // Ends the member: an entry must never be skipped.
      throw new IllegalStateException(why, e);
    }
  }

  @Override
  public void notifyTermIndexUpdated(long term, long index) {
    super.notifyTermIndexUpdated(term, index);
    if (begin()) {
      try {
        state.advance(new LogPosition(term, index));
      } finally {
        end();
      }
    }
  }

  @Override
  public void notifyConfigurationChanged(long term, long index, RaftConfigurationProto members) {
    newestConfiguration = new LogPosition(term, index);
    listener.membersChanged();
  }

  @Override
  public void notifyLeaderReady() {
    // Called while the first entry of the term, a configuration, is being applied.
    listener.leading(newestConfiguration);
  }

  @Override
  public void notifyNotLeader(Collection<TransactionContext> pending) {
    listener.notLeading();
  }

  @Override
  public void notifyLogFailed(Throwable cause, LogEntryProto entry) {
    // Ratis wraps what it was told first, and names only its own task on the outside.
    Throwable first = cause;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    listener.broken("the log cannot be written: " + first);
  }

  @Override
  public void notifyServerShutdown(RoleInfoProto role, boolean allServer) {
    // A whole server is shut down by us alone; a member when the leader says that it is none.
    if (!allServer) {
      listener.removed();
    }
  }

  @Override
  public void notifyLeaderChanged(RaftGroupMemberId self, RaftPeerId leader) {
    if (leader != null) {
      listener.leaderKnown(leader.toString());
    }
  }

  @Override
  public CompletableFuture<TermIndex> notifyInstallSnapshotFromLeader(
      RoleInfoProto role, TermIndex firstAvailable) {
    return listener
        .fetchState()
        .thenApply(position -> TermIndex.valueOf(position.term(), position.index()));
  }

  @Override
  public void pause() {
    getLifeCycle().transition(LifeCycle.State.PAUSING);
    getLifeCycle().transition(LifeCycle.State.PAUSED);
  }

  @Override
  public void reinitialize() {
    LogPosition durable = state.durablePosition();
    setLastAppliedTermIndex(TermIndex.valueOf(durable.term(), durable.index()));
    getLifeCycle().startAndTransition(() -> {});
  }

  /** The state on disk, as Ratis sees it. */
  private record DurableState(TermIndex termIndex) implements SnapshotInfo {

    @Override
    public TermIndex getTermIndex() {
      return termIndex;
    }

    @Override
    public List<FileInfo> getFiles() {
      return List.of();
    }
  }
}
