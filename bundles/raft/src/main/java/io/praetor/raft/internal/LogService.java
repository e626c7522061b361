package io.praetor.raft.internal;

import io.praetor.api.config.RaftSettings;
import io.praetor.api.error.NoLeaderException;
import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftStatus;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.raft.ReplicatedState;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.Founder;
import io.praetor.raft.internal.control.ControlReply.Standing;
import io.praetor.raft.internal.control.ControlRequest.Ask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of a server through all that may happen to it: waiting for a cluster, being a member,
 * being removed and added again.
 */
final class LogService implements OpenLog, RaftNode.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(LogService.class);

  private static final Duration ANSWER = Duration.ofSeconds(1);

  /** While servers wait for one another they look often: nobody is told when all are ready. */
  private static final long FORMING_MILLIS = 100;

  /** How long the last server to lead waits for another to take over when it stops. */
  private static final long HANDOVER_MILLIS = 2 * MemberChange.TRANSFER_MILLIS;

  private final RaftSettings settings;
  private final PeerNetwork network;
  private final Consumer<String> broken;
  private final LeaderTasks tasks;
  private final LogStart start;
  private final Attendance attendance;
  private final Autopilot autopilot;
  private final MembersFile membersFile;
  private final MemberThread members = new MemberThread(this::look);
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, LogService::timerThread);

  private final CommitMeter meter;

  /** Null while there is no log. Changed by the thread of the members, once open. */
  private volatile RaftNode node;

  /** The cluster that this server was removed from, as long as it is not invited again. */
  private volatile UUID outside;

  private volatile boolean removed;
  private volatile boolean leaving;
  private volatile boolean closed;

  /**
   * Makes a log that is not open yet.
   *
   * @param tasks closed with the log
   * @param meter counts what goes into it
   * @param broken is told once in one line when the log, once open, cannot go on
   */
  LogService(
      RaftSettings settings,
      ReplicatedState state,
      PeerNetwork network,
      Autopilot autopilot,
      LeaderTasks tasks,
      CommitMeter meter,
      Consumer<String> broken)
      throws IOException {
    this.settings = settings;
    this.network = network;
    this.autopilot = autopilot;
    this.tasks = tasks;
    this.meter = meter;
    this.broken = broken;
    this.start = new LogStart(settings, state);
    this.attendance = new Attendance(settings.nodeId(), settings.bootstrap(), network);
    this.membersFile = new MembersFile(start.directory());
    // What waits longer than the log is open has been refused by then.
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timers.setRemoveOnCancelPolicy(true);
  }

  private static Thread timerThread(Runnable task) {
    Thread made = new Thread(task, "raft-upkeep");
    made.setContextClassLoader(LogService.class.getClassLoader());
    return made;
  }

  /**
   * Opens the log; takes as long as reading it takes.
   *
   * @throws StartRefusedException when that would lose data or cannot work, with one line for the
   *     operator
   */
  LogService open() throws IOException {
    boolean opened = false;
    try {
      Optional<LogOptions> options = start.plan();
      if (options.isPresent()) {
        node = RaftNode.open(options.get(), network, timers, this);
      }
      members.start();
      opened = true;
      return this;
    } finally {
      if (!opened) {
        timers.shutdownNow();
        start.end();
      }
    }
  }

  Path directory() {
    return start.directory();
  }

  /** The open log, or null. */
  RaftNode node() {
    return node;
  }

  /** The cluster that this server belongs to, or null; null, too, once it was removed. */
  UUID group() {
    RaftNode open = node;
    return open == null || removed ? null : open.group();
  }

  Standing standing() {
    RaftNode open = node;
    return open == null
        ? new Standing(settings.nodeId(), outside, List.of(), false, LogPosition.NONE, 0)
        : open.standing();
  }

  /** Something about the other servers changed. */
  void called() {
    members.call();
  }

  /** Ends a little later; fails when the log is closed by then. */
  CompletableFuture<Void> pause(long millis) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    try {
      var unused = timers.schedule(() -> over.complete(null), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      over.completeExceptionally(new NoLeaderException());
    }
    return over;
  }

  CompletableFuture<?> upkeep() {
    RaftNode open = node;
    return open == null ? CompletableFuture.completedFuture(null) : open.upkeep();
  }

  private long look() throws InterruptedException {
    RaftNode open = node;
    if (open == null) {
      return outside == null ? form() : MemberThread.PERIOD_MILLIS;
    }
    if (removed) {
      rest();
      return MemberThread.PERIOD_MILLIS;
    }
    membersFile.keep(open.members());
    if (open.leads()) {
      attendance.attend(open);
      autopilot.look(open);
    }
    return MemberThread.PERIOD_MILLIS;
  }

  /** Begins a cluster when all are there that are waited for. */
  private long form() throws InterruptedException {
    int expect = settings.bootstrapExpect();
    if (expect < 2) {
      return MemberThread.PERIOD_MILLIS;
    }
    List<Founder> seen = new ArrayList<>();
    for (Member member : network.members().all()) {
      if (member.status() == MemberStatus.ALIVE && ServerMembers.expect(member) == expect) {
        seen.add(new Founder(member.tag("id"), ServerMembers.address(member)));
      }
    }
    if (seen.size() < expect) {
      return MemberThread.PERIOD_MILLIS;
    }
    Optional<List<Founder>> founders =
        Formation.decide(settings.nodeId(), expect, seen, standings(seen));
    if (founders.isPresent()) {
      LOG.info("Beginning a cluster with {}", founders.get());
      enter(Formation.group(settings.datacenter(), founders.get()), founders.get());
    }
    return FORMING_MILLIS;
  }

  private Map<String, Standing> standings(List<Founder> servers) throws InterruptedException {
    Map<String, CompletableFuture<ControlReply>> asked = new HashMap<>();
    for (Founder server : servers) {
      if (!server.node().equals(settings.nodeId())) {
        asked.put(server.node(), network.ask(server.node(), new Ask(), ANSWER));
      }
    }
    Map<String, Standing> answers = new HashMap<>();
    for (Map.Entry<String, CompletableFuture<ControlReply>> one : asked.entrySet()) {
      try {
        if (one.getValue().get(2 * ANSWER.toMillis(), TimeUnit.MILLISECONDS)
            instanceof Standing standing) {
          answers.put(one.getKey(), standing);
        }
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("Server {} does not answer: {}", one.getKey(), e.toString());
      }
    }
    return answers;
  }

  /**
   * Takes part in a cluster that has no log here. Called by the thread of the members, and for an
   * invitation by another; the first wins.
   */
  private synchronized void enter(UUID group, List<Founder> founders) {
    if (closed || node != null) {
      return;
    }
    try {
      node = RaftNode.open(start.join(group, founders), network, timers, this);
      outside = null;
    } catch (IOException e) {
      LOG.error("The log of cluster {} cannot be opened", group, e);
    }
  }

  /** Accepts or refuses to become a member; takes a while. Returns why not, or empty. */
  synchronized Optional<String> invited(UUID group) {
    if (leaving) {
      return Optional.of("it leaves the cluster");
    }
    rest();
    RaftNode open = node;
    if (open != null && open.group().equals(group)) {
      return Optional.empty();
    }
    if (outside != null && !outside.equals(group)) {
      return Optional.of("it belongs to another cluster");
    }
    if (open != null) {
      Standing standing = open.standing();
      if (standing.founders().isEmpty() || standing.last().index() >= 0) {
        return Optional.of("it belongs to another cluster");
      }
      LOG.info("Gives up the cluster {} that never began", open.group());
      node = null;
      close(open);
    }
    enter(group, List.of());
    return group.equals(group()) ? Optional.empty() : Optional.of("it cannot open its log");
  }

  /**
   * Closes the log of a server that was removed, until it is invited again: an open one would stand
   * for election, and be refused, all the time.
   */
  private synchronized void rest() {
    RaftNode open = node;
    if (!removed || open == null) {
      return;
    }
    LOG.info("This server was removed from the cluster; it waits to be added again");
    outside = open.group();
    node = null;
    removed = false;
    close(open);
  }

  private static void close(RaftNode open) {
    try {
      open.close();
    } catch (IOException e) {
      LOG.warn("The log was not closed cleanly; it is whole on disk", e);
    }
  }

  /** This server is to be no member any more, and stays none. */
  void leave() {
    leaving = true;
  }

  @Override
  public CompletableFuture<byte[]> submit(byte[] command) {
    RaftNode open = node;
    return open == null
        ? CompletableFuture.failedFuture(new NoLeaderException())
        : open.submit(command);
  }

  @Override
  public CompletableFuture<LogPosition> readBarrier(ReadMode mode) {
    RaftNode open = node;
    if (open != null) {
      return open.readBarrier(mode);
    }
    return mode == ReadMode.STALE
        ? CompletableFuture.completedFuture(LogPosition.NONE)
        : CompletableFuture.failedFuture(new NoLeaderException());
  }

  @Override
  public RaftStatus status() {
    RaftNode open = node;
    return open == null ? new RaftStatus(false, "", List.of(), 0, -1, -1, -1, 0) : open.status();
  }

  @Override
  public long bytes() throws IOException {
    RaftNode open = node;
    return open == null ? 0 : open.bytes();
  }

  @Override
  public void committed(int commands, long nanos) {
    meter.committed(commands, nanos);
  }

  @Override
  public void leading() {
    tasks.lead();
    members.call();
  }

  @Override
  public void notLeading() {
    tasks.rest();
  }

  @Override
  public void membersChanged() {
    members.call();
  }

  @Override
  public void removed() {
    removed = true;
    members.call();
  }

  @Override
  public void broken(String why) {
    broken.accept(why);
  }

  /** Hands leadership over first, so that the others need not find out. */
  @Override
  public void close() throws IOException {
    closed = true;
    members.close();
    RaftNode open;
    synchronized (this) {
      open = node;
    }
    try {
      if (open != null) {
        handOver(open);
        open.close();
      }
    } finally {
      tasks.close();
      timers.shutdownNow();
      start.end();
    }
  }

  private static void handOver(RaftNode open) {
    Optional<String> heir = open.leads() ? open.heir() : Optional.empty();
    if (heir.isEmpty()) {
      return;
    }
    try {
      open.transfer(heir.get()).get(HANDOVER_MILLIS, TimeUnit.MILLISECONDS);
      LOG.info("Handed leadership to {}", heir.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Leadership could not be handed to {}: {}", heir.get(), e.toString());
    }
  }
}
