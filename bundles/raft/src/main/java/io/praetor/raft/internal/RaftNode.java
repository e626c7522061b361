package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.ReadIndex;
import io.praetor.raft.internal.control.ControlReply.Standing;
import io.praetor.raft.internal.control.ControlRequest.Read;
import io.praetor.raft.internal.transport.Contacts;
import io.praetor.raft.internal.transport.PeerRpc;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;

/** A server's open log. */
final class RaftNode implements OpenLog, LogApplier.Listener {

  /** What an open log tells of itself. Called on threads that must not be held up. */
  interface Listener {

    /** It leads, and the state holds everything that was acknowledged before. */
    void leading();

    void notLeading();

    /** Other members are known than before. */
    void membersChanged();

    /** The members go on without this server. */
    void removed();

    /** Commands that this server took were committed together; any thread, must be quick. */
    void committed(int commands, long nanos);

    /** It cannot go on; told once. */
    void broken(String why);
  }

  /** How long a request waits for a leader; Consul's rpc_hold_timeout. */
  static final long PATIENCE_MILLIS = 7_000;

  /** Before the next try at a leader that was not there. */
  private static final long PAUSE_MILLIS = 25;

  /** How long a change of members waits for the one before. */
  private static final long CHANGE_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final LogOptions options;
  private final PeerNetwork network;
  private final ScheduledExecutorService timers;
  private final Listener listener;
  private final LogApplier applier;
  private final RaftServer server;
  private final PeerRpc rpc;
  private final Contacts contacts;
  private final ReadGate gate;
  private final RaftServer.Division member;
  private final GroupCommit commits;
  private final ForwardedWrites forwarded;
  private final ReadIndexes defaultReads;
  private final ReadIndexes consistentReads;
  private final MemberView view;
  private final MemberChange change;
  private final StateFetch fetch;
  private final Upkeep work;
  private final ScheduledFuture<?> upkeepRounds;

  private volatile boolean alone;
  private volatile boolean closing;

  /**
   * Opens a log; returns when it may be used, with or without a leader.
   *
   * @param timers for short tasks
   */
  static RaftNode open(
      LogOptions options, PeerNetwork network, ScheduledExecutorService timers, Listener listener)
      throws IOException {
    return new RaftNode(options, network, timers, listener);
  }

  private RaftNode(
      LogOptions options, PeerNetwork network, ScheduledExecutorService timers, Listener listener)
      throws IOException {
    this.options = options;
    this.network = network;
    this.timers = timers;
    this.listener = listener;
    this.gate = new ReadGate(options.state().durablePosition(), this::afterPatience);
    long election = TimeUnit.MILLISECONDS.toNanos(options.electionTimeoutMinMillis());
    this.contacts = new Contacts(this::electorates, election);
    this.rpc =
        new PeerRpc(
            options.nodeId(), options.group(), network, contacts, election, !options.blank());
    this.fetch = new StateFetch(options.state(), options.directory(), options.group(), network);
    this.applier = new LogApplier(options.state(), this);
    this.server = options.newServer(applier, rpc);
    boolean started = false;
    try {
      this.member = server.getDivision(RaftGroupId.valueOf(options.group()));
      LocalClient client =
          new LocalClient((RaftClientAsynchronousProtocol) member, member.getMemberId());
      this.view = new MemberView(member, options.address(), network::address);
      this.change = new MemberChange(server, member.getMemberId().getGroupId());
      long patience = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
      WriteWay way = new WriteWay(this::local, view, network, this::soon);
      this.forwarded = new ForwardedWrites(way, patience, LogTuning.COMMAND_BYTES_MAX);
      this.commits =
          new GroupCommit(
              batch -> measured(batch, client), LogTuning.COMMAND_BYTES_MAX, this::notAppended);
      this.defaultReads = reads(ReadMode.DEFAULT, patience);
      this.consistentReads = reads(ReadMode.CONSISTENT, patience);
      server.start();
      rpc.addRaftPeers(member.getRaftConf().getAllPeers());
      membersChanged();
      started = true;
    } finally {
      if (!started) {
        closing = true;
        new Ending(server, applier::giveUp).awaitQuietly();
      }
    }
    this.work = options.upkeep(() -> gate.reached().index(), member.getRaftLog()::purge);
    this.upkeepRounds =
        timers.scheduleWithFixedDelay(
            work::run, options.upkeepMillis(), options.upkeepMillis(), TimeUnit.MILLISECONDS);
  }

  private ReadIndexes reads(ReadMode mode, long patienceNanos) {
    LeaderQuestion question = new LeaderQuestion(view, network, options.nodeId(), mode);
    return new ReadIndexes(
        () -> local().isPresent() ? leaderBarrier(mode) : question.ask(),
        this::soon,
        System::nanoTime,
        patienceNanos);
  }

  /** Does now what is done from time to time; ends when it is done. */
  CompletableFuture<?> upkeep() {
    return CompletableFuture.supplyAsync(work::run, timers).thenCompose(purged -> purged);
  }

  @Override
  public CompletableFuture<byte[]> submit(byte[] command) {
    if (gate.isOpen()) {
      return commits.submit(command);
    }
    if (alone) {
      return gate.park().thenCompose(open -> commits.submit(command));
    }
    return forwarded.submit(command);
  }

  /** Takes commands that another server passes on; they are not passed on any further. */
  Optional<Function<byte[], CompletableFuture<byte[]>>> local() {
    return gate.isOpen() ? Optional.of(commits::submit) : Optional.empty();
  }

  private CompletionStage<?> measured(Batch batch, LocalClient client) {
    int commands = batch.size();
    long began = System.nanoTime();
    return client
        .append(batch)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                listener.committed(commands, System.nanoTime() - began);
              }
            });
  }

  private void notAppended(Batch batch, Throwable failure) {
    if (failure instanceof NoLeaderException && !closing && !alone) {
      forwarded.adopt(batch);
    } else {
      batch.fail(failure);
    }
  }

  @Override
  public CompletableFuture<LogPosition> readBarrier(ReadMode mode) {
    if (mode == ReadMode.STALE) {
      return CompletableFuture.completedFuture(gate.reached());
    }
    if (!gate.isOpen()) {
      return barrier(mode);
    }
    CompletableFuture<LogPosition> own = leaderBarrier(mode);
    return own.isDone() && !own.isCompletedExceptionally()
        ? own
        : own.exceptionallyCompose(failure -> closing ? noLeader() : barrier(mode));
  }

  /** Waits for a leader, here or elsewhere: one that led here a moment ago has a successor. */
  private CompletableFuture<LogPosition> barrier(ReadMode mode) {
    if (alone) {
      return gate.park();
    }
    return (mode == ReadMode.DEFAULT ? defaultReads : consistentReads).barrier();
  }

  /**
   * How far reads must have come, as this server knows if it leads. The gate is looked at after the
   * lease: when this server had to vote for another, it was shut before the vote was given.
   */
  private CompletableFuture<LogPosition> leaderBarrier(ReadMode mode) {
    if (alone) {
      return reachedIfLeading();
    }
    long now = System.nanoTime();
    if (mode == ReadMode.DEFAULT && contacts.leaseHolds(now)) {
      return reachedIfLeading();
    }
    CompletableFuture<Void> confirmed = contacts.confirm(now);
    rpc.pulse();
    return confirmed.thenCompose(proved -> reachedIfLeading());
  }

  private CompletableFuture<LogPosition> reachedIfLeading() {
    return gate.isOpen() ? CompletableFuture.completedFuture(committed()) : noLeader();
  }

  /**
   * Everything that any server may have shown to a reader. What is committed can be seen on a
   * server before the gate here has heard of it; only a server that is alone shows nothing that
   * others miss.
   */
  private LogPosition committed() {
    LogPosition reached = gate.reached();
    return alone
        ? reached
        : new LogPosition(reached.term(), Math.max(reached.index(), view.committedIndex()));
  }

  /** Answers a server that has reads waiting. */
  CompletionStage<ControlReply> answer(Read read) {
    if (!gate.isOpen()) {
      return CompletableFuture.completedStage(new ControlReply.NotLeader());
    }
    return leaderBarrier(read.mode())
        .handle(
            (position, failure) -> {
              if (failure != null) {
                return new ControlReply.NotLeader();
              }
              rpc.tellCommit(read.node(), position.index());
              return new ReadIndex(position);
            });
  }

  private void afterPatience(Runnable task) {
    var unused = timers.schedule(task, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void soon(Runnable task) {
    if (closing) {
      // What waits finds out that there will be no leader here.
      task.run();
    } else {
      var unused = timers.schedule(task, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static <T> CompletableFuture<T> noLeader() {
    return CompletableFuture.failedFuture(new NoLeaderException());
  }

  CompletionStage<byte[]> handle(byte[] message) {
    return rpc.handle(message);
  }

  UUID group() {
    return options.group();
  }

  boolean leads() {
    return gate.isOpen();
  }

  List<RaftPeer> members() {
    return view.peers();
  }

  /** Id of whoever leads, or null. */
  String leader() {
    return view.leader();
  }

  /** Since a follower answered last; empty when it never did. */
  OptionalLong silenceNanos(String id) {
    return contacts.silenceNanos(id, System.nanoTime());
  }

  /** The voter that would take over with the least delay; empty when there is no other. */
  Optional<String> heir() {
    return view.peers().stream()
        .filter(RaftPeer::voter)
        .map(RaftPeer::id)
        .filter(id -> !id.equals(options.nodeId()) && silenceNanos(id).isPresent())
        .max(Comparator.comparingLong(rpc::matchIndex));
  }

  /** Hands leadership over. */
  CompletableFuture<Void> transfer(String id) {
    return settled(() -> change.transfer(id));
  }

  /** Adds a server, or gives one that is a member the vote or takes it away. */
  CompletableFuture<Void> put(RaftPeer peer) {
    return settled(() -> change.put(view.peers(), peer));
  }

  CompletableFuture<Void> remove(String id) {
    return settled(() -> change.remove(view.peers(), id));
  }

  /** Whether no change of members is under way, as far as this server knows. */
  boolean isSettled() {
    return view.settled();
  }

  /** Ratis refuses while a change of members is under way, so that is waited for. */
  private CompletableFuture<Void> settled(Supplier<CompletableFuture<Void>> work) {
    return settled(work, System.nanoTime() + CHANGE_PATIENCE_NANOS);
  }

  private CompletableFuture<Void> settled(Supplier<CompletableFuture<Void>> work, long untilNanos) {
    if (view.settled() || !gate.isOpen() || closing || System.nanoTime() - untilNanos >= 0) {
      return work.get();
    }
    CompletableFuture<Void> pause = new CompletableFuture<>();
    soon(() -> pause.complete(null));
    return pause.thenCompose(over -> settled(work, untilNanos));
  }

  Standing standing() {
    boolean unborn = view.term() == 0;
    return new Standing(
        options.nodeId(),
        options.group(),
        unborn ? options.founders() : List.of(),
        view.includesSelf(),
        view.last(gate.reached()),
        view.lastContactMillis());
  }

  @Override
  public RaftStatus status() {
    return view.status(gate.reached());
  }

  @Override
  public long bytes() throws IOException {
    return options.bytes();
  }

  private List<Contacts.Electorate> electorates() {
    return view.electorates();
  }

  @Override
  public void applied(LogPosition position) {
    gate.reach(position);
  }

  @Override
  public void leading(LogPosition firstOfTerm) {
    contacts.begin();
    gate.open(firstOfTerm);
    // Comes behind everything that was committed before, so it ends when all of that is visible.
    var unused =
        options
            .state()
            .apply(firstOfTerm, List.of())
            .thenRun(
                () -> {
                  if (gate.isOpen()) {
                    listener.leading();
                  }
                });
  }

  @Override
  public void notLeading() {
    contacts.end();
    gate.shut();
    listener.notLeading();
  }

  @Override
  public void leaderKnown(String id) {
    forwarded.leaderChanged(id);
    defaultReads.leaderChanged();
    consistentReads.leaderChanged();
  }

  @Override
  public void membersChanged() {
    alone = view.alone();
    listener.membersChanged();
  }

  @Override
  public CompletableFuture<LogPosition> fetchState() {
    String leader = view.otherLeader();
    if (leader == null || closing) {
      return noLeader();
    }
    return fetch.from(leader).whenComplete((position, failure) -> reached(position));
  }

  private void reached(LogPosition position) {
    if (position != null) {
      gate.reach(position);
    }
  }

  @Override
  public void removed() {
    if (!closing) {
      listener.removed();
    }
  }

  @Override
  public void broken(String why) {
    if (!closing) {
      closing = true;
      refuseAll();
      listener.broken(why);
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    // Before the threads: what is parked counts on them.
    refuseAll();
    upkeepRounds.cancel(false);
    fetch.close();
    // Ratis closes the log first and its end of the channel last: a message in between would fail.
    rpc.close();
    try {
      new Ending(server, applier::giveUp).await();
    } finally {
      RatisThreads.end(member);
    }
  }

  private void refuseAll() {
    gate.close();
    contacts.end();
    commits.close();
    forwarded.close();
    defaultReads.close();
    consistentReads.close();
  }
}
