package io.praetor.raft.internal;

import io.praetor.api.error.NoLeaderException;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import io.praetor.raft.internal.transport.ServerPort;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.ratis.protocol.RaftClientAsynchronousProtocol;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;

/** A server's open log. */
final class RaftNode implements OpenLog, LogApplier.Listener {

  /** How long a thread that was interrupted may take to end. */
  private static final long THREAD_END_MILLIS = 500;

  /** How long a request waits for this server to lead; Consul's rpc_hold_timeout. */
  private static final long PATIENCE_MILLIS = 7_000;

  private final LogOptions options;
  private final RaftServer server;
  private final ReadGate gate;
  private final LeaderLease lease;
  private final Consumer<String> broken;
  private final Upkeep work;
  private final ScheduledThreadPoolExecutor upkeep;
  private final ScheduledFuture<?> upkeepRounds;

  private final RaftServer.Division member;
  private final LocalClient client;
  private final GroupCommit commits;
  private final MemberView view;

  private volatile boolean alone;
  private volatile boolean closing;

  /**
   * Opens a log; returns when it may be used, with or without a leader.
   *
   * @param port taken already; closed with the log
   * @param broken is told once in one line when the log cannot go on
   */
  static RaftNode open(LogOptions options, ServerPort port, Consumer<String> broken)
      throws IOException {
    return new RaftNode(options, port, broken);
  }

  private RaftNode(LogOptions options, ServerPort port, Consumer<String> broken)
      throws IOException {
    this.options = options;
    this.broken = broken;
    this.gate = new ReadGate(options.state().durablePosition(), this::afterPatience);
    this.lease = new LeaderLease(TimeUnit.MILLISECONDS.toNanos(options.electionTimeoutMinMillis()));
    LogApplier applier = new LogApplier(options.state(), this);
    this.server = options.newServer(applier, port);
    boolean started = false;
    try {
      this.member = server.getDivision(RaftGroupId.valueOf(options.group()));
      this.client = new LocalClient((RaftClientAsynchronousProtocol) member, member.getMemberId());
      this.commits = new GroupCommit(client::append, LogTuning.COMMAND_BYTES_MAX);
      this.view = new MemberView(member, options.address());
      server.start();
      membersChanged();
      started = true;
    } finally {
      if (!started) {
        closing = true;
        server.close();
      }
    }
    this.work = options.upkeep(() -> gate.reached().index(), member.getRaftLog()::purge);
    this.upkeep = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "raft-upkeep"));
    // What waits longer than the log is open has been refused by then.
    upkeep.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.upkeepRounds =
        upkeep.scheduleWithFixedDelay(
            work::run, options.upkeepMillis(), options.upkeepMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does now what is done from time to time; ends when it is done. */
  CompletableFuture<?> upkeep() {
    return CompletableFuture.supplyAsync(work::run, upkeep).thenCompose(purged -> purged);
  }

  @Override
  public CompletableFuture<byte[]> submit(byte[] command) {
    if (gate.isOpen()) {
      return commits.submit(command);
    }
    return leadsSoon() ? gate.park().thenCompose(open -> commits.submit(command)) : noLeader();
  }

  @Override
  public CompletableFuture<LogPosition> readBarrier(ReadMode mode) {
    if (mode == ReadMode.STALE) {
      return CompletableFuture.completedFuture(gate.reached());
    }
    if (!gate.isOpen()) {
      return leadsSoon() ? gate.park() : noLeader();
    }
    if (alone || (mode == ReadMode.DEFAULT && lease.holds(System.nanoTime()))) {
      return CompletableFuture.completedFuture(gate.reached());
    }
    return confirmed();
  }

  /**
   * Whether the gate will open by itself: a lone server elects itself, an elected one catches up.
   */
  private boolean leadsSoon() {
    return alone || view.leads();
  }

  private void afterPatience(Runnable work) {
    var unused = upkeep.schedule(work, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<LogPosition> confirmed() {
    long began = System.nanoTime();
    return client
        .confirmLeadership()
        .thenApply(
            answered -> {
              lease.confirmed(began);
              return gate.reached();
            });
  }

  private static <T> CompletableFuture<T> noLeader() {
    return CompletableFuture.failedFuture(new NoLeaderException());
  }

  @Override
  public RaftStatus status() {
    return view.status(gate.reached());
  }

  @Override
  public long bytes() throws IOException {
    return options.bytes();
  }

  @Override
  public void applied(LogPosition position) {
    gate.reach(position);
  }

  @Override
  public void leading(LogPosition firstOfTerm) {
    gate.open(firstOfTerm);
  }

  @Override
  public void notLeading() {
    lease.end();
    gate.shut();
  }

  @Override
  public void membersChanged() {
    alone = view.alone();
  }

  @Override
  public void broken(String why) {
    if (!closing) {
      closing = true;
      gate.close();
      commits.close();
      broken.accept(why);
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    // Before the threads: what is parked counts on them.
    gate.close();
    commits.close();
    upkeepRounds.cancel(false);
    upkeep.shutdown();
    server.close();
    endThreads();
  }

  /**
   * Ends what Ratis leaves: the thread of a leader looks up from its queue only once in a while.
   * The log is closed, so an interrupt can hurt nothing any more.
   */
  private void endThreads() {
    ThreadGroup group = member.getThreadGroup();
    group.interrupt();
    Thread[] left = new Thread[group.activeCount()];
    int count = group.enumerate(left);
    try {
      for (int i = 0; i < count; i++) {
        left[i].join(THREAD_END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
