package io.praetor.raft.internal;

import io.praetor.api.gossip.Member;
import io.praetor.api.gossip.MemberStatus;
import io.praetor.api.raft.AutopilotConfig;
import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.RaftPeer;
import io.praetor.api.raft.Servers.ServerHealth;
import io.praetor.raft.internal.autopilot.HealthRule;
import io.praetor.raft.internal.control.ControlReply;
import io.praetor.raft.internal.control.ControlReply.Standing;
import io.praetor.raft.internal.control.ControlRequest.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the servers every 2 s while this one leads, and removes dead ones as far as the rest can
 * do without. {@link #healths} is for all, everything else for one thread.
 */
final class Autopilot {

  private static final Logger LOG = LoggerFactory.getLogger(Autopilot.class);

  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Duration ANSWER = Duration.ofSeconds(1);

  /** A server that gossip has given up may be reached still; then it is not dead. */
  private static final long DEAD_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long CHANGE_SECONDS = 10;

  private final String self;
  private final PeerNetwork network;
  private final Supplier<AutopilotConfig> config;
  private final Runnable settle;
  private final LongSupplier epochMillis;

  private volatile List<ServerHealth> healths = List.of();
  private boolean looked;
  private long lookedNanos;

  /**
   * Makes an autopilot.
   *
   * @param settle sees to it that the replicated setting exists
   * @param epochMillis what people are told as the time
   */
  Autopilot(
      String self,
      PeerNetwork network,
      Supplier<AutopilotConfig> config,
      Runnable settle,
      LongSupplier epochMillis) {
    this.self = self;
    this.network = network;
    this.config = config;
    this.settle = settle;
    this.epochMillis = epochMillis;
  }

  /** What was found last; empty on a server that has not led yet. */
  List<ServerHealth> healths() {
    return healths;
  }

  void look(RaftNode node) throws InterruptedException {
    settle.run();
    long now = System.nanoTime();
    if (looked && now - lookedNanos < PERIOD_NANOS) {
      return;
    }
    looked = true;
    lookedNanos = now;
    healths = judge(node);
    cleanUp(node);
  }

  /** How the servers are now. */
  List<ServerHealth> judge(RaftNode node) throws InterruptedException {
    Map<String, CompletableFuture<ControlReply>> asked = new HashMap<>();
    for (RaftPeer peer : node.members()) {
      if (!peer.id().equals(self)) {
        asked.put(peer.id(), network.ask(peer.id(), new Ask(), ANSWER));
      }
    }
    AutopilotConfig rule = config.get();
    LogPosition leaderLast = node.standing().last();
    Map<String, ServerHealth> before = new HashMap<>();
    healths.forEach(one -> before.put(one.id(), one));
    List<ServerHealth> now = new ArrayList<>();
    for (RaftPeer peer : node.members()) {
      Standing standing = peer.id().equals(self) ? node.standing() : standing(asked.get(peer.id()));
      now.add(health(peer, standing, rule, leaderLast, before.get(peer.id())));
    }
    return List.copyOf(now);
  }

  private static Standing standing(CompletableFuture<ControlReply> asked)
      throws InterruptedException {
    try {
      return asked != null
              && asked.get(2 * ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                  instanceof Standing standing
          ? standing
          : null;
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("A server does not answer: {}", e.toString());
      return null;
    }
  }

  private ServerHealth health(
      RaftPeer peer,
      Standing standing,
      AutopilotConfig rule,
      LogPosition leaderLast,
      ServerHealth before) {
    Optional<Member> member = network.members().byId(peer.id());
    boolean own = peer.id().equals(self);
    String serf = member.map(one -> status(one.status())).orElse(own ? "alive" : "none");
    long lastContact = standing == null ? -1 : standing.lastContactMillis();
    LogPosition last = standing == null ? new LogPosition(0, 0) : standing.last();
    boolean healthy =
        HealthRule.isHealthy(rule, serf.equals("alive"), lastContact, last, leaderLast);
    boolean same = before != null && before.healthy() == healthy;
    return new ServerHealth(
        peer.id(),
        member.map(Member::name).orElse(""),
        peer.address(),
        serf,
        member.map(one -> build(one.tag("build"))).orElse(""),
        own,
        peer.voter(),
        lastContact,
        last.term(),
        Math.max(0, last.index()),
        healthy,
        same ? before.stableSinceMillis() : epochMillis.getAsLong());
  }

  private static String status(MemberStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** The tag has the revision behind a colon. */
  private static String build(String tag) {
    int colon = tag.indexOf(':');
    return colon < 0 ? tag : tag.substring(0, colon);
  }

  private void cleanUp(RaftNode node) throws InterruptedException {
    List<RaftPeer> voters = node.members().stream().filter(RaftPeer::voter).toList();
    List<RaftPeer> dead = node.members().stream().filter(one -> isDead(node, one)).toList();
    int deadVoters = (int) dead.stream().filter(RaftPeer::voter).count();
    boolean removeVoters = HealthRule.mayRemoveVoters(config.get(), voters.size(), deadVoters);
    for (RaftPeer peer : dead) {
      if (peer.voter() ? removeVoters : config.get().cleanupDeadServers()) {
        remove(node, peer);
      }
    }
  }

  private boolean isDead(RaftNode node, RaftPeer peer) {
    OptionalLong silence = node.silenceNanos(peer.id());
    return !peer.id().equals(self)
        && (silence.isEmpty() || silence.getAsLong() > DEAD_SILENCE_NANOS)
        && network
            .members()
            .byId(peer.id())
            .filter(member -> member.status() == MemberStatus.FAILED)
            .isPresent();
  }

  private static void remove(RaftNode node, RaftPeer peer) throws InterruptedException {
    LOG.info("Removing the dead server {} at {}", peer.id(), peer.address());
    try {
      node.remove(peer.id()).get(CHANGE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Server {} could not be removed: {}; it is tried again", peer.id(), e.toString());
    }
  }
}
